package io.memecast.engine;

import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import io.memecast.macro.ImageMacro;
import io.memecast.template.CacheStatistics;
import io.memecast.template.Template;
import io.memecast.template.TemplateLayout;
import io.memecast.template.TemplateSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepared templates by digest and asked size. However many ask for one that is not there, it is prepared once, on a
 * thread for that, for as long as one of them waits. Safe for any thread.
 */
final class PreparedTemplates {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedTemplates.class);

  private final PreparedCache cache;
  private final ConcurrentMap<PreparedCache.Key, Preparation<Prepared>> underWay =
      new ConcurrentHashMap<>();
  private final Executor threads = PreparationThreads.create();
  private final AtomicLong noted = new AtomicLong();
  private final TemplateSource source;
  private final PictureCodecs codecs;
  private final Duration maxTime;

  /** A template ready for captions, and where on it they go. */
  record Prepared(PreparedTemplate picture, TemplateLayout layout, String digest) {}

  /**
   * @param capacity number of entries, 0 = keep none
   * @param maxBytes heap of all entries
   * @param maxTime one preparation takes no longer
   */
  PreparedTemplates(
      TemplateSource source, PictureCodecs codecs, int capacity, long maxBytes, Duration maxTime) {
    this.source = source;
    this.codecs = codecs;
    this.maxTime = maxTime;
    this.cache = new PreparedCache(capacity, maxBytes);
  }

  /**
   * The template of {@code name} in the size that {@code macro} asks for, from the cache or prepared for this and
   * all others who ask for it meanwhile.
   *
   * @throws CaptionException {@code TEMPLATE_…}, or the deadline's
   */
  Prepared get(ImageMacro macro, Deadline deadline) {
    Prepared known = source
        .digest(macro.template())
        .map(digest -> cache.get(key(digest, macro)))
        .orElse(null);
    return known != null ? known : prepare(load(macro.template()), macro, deadline);
  }

  /**
   * A template that the source may not have yet, in its own size.
   *
   * @throws CaptionException as above
   */
  Prepared get(Template template, Deadline deadline) {
    return prepare(template, new ImageMacro(template.name(), null, null, List.of()), deadline);
  }

  private Template load(String name) {
    return source
        .load(name)
        .orElseThrow(() -> new CaptionException(
            ErrorCode.TEMPLATE_NOT_FOUND, "cannot load template `" + name + "`: no such template"));
  }

  private static PreparedCache.Key key(String digest, ImageMacro macro) {
    return new PreparedCache.Key(digest, macro.width(), macro.height());
  }

  /** Whether {@link #get} would first prepare the template in another size than its own. Does not block. */
  boolean mustPrepareSize(ImageMacro macro) {
    return source
        .digest(macro.template())
        .map(digest -> key(digest, macro))
        .filter(key -> key.isDerived() && cache.peek(key) == null)
        .isPresent();
  }

  private Prepared prepare(Template template, ImageMacro macro, Deadline deadline) {
    PreparedCache.Key key = key(template.digest(), macro);
    Prepared prepared = cache.get(key);
    while (prepared == null) {
      Preparation<Prepared> preparation =
          underWay.computeIfAbsent(key, absent -> begin(absent, template));
      prepared = preparation.await(deadline);
      if (prepared == null) {
        underWay.remove(key, preparation);
      }
    }
    return prepared;
  }

  private Preparation<Prepared> begin(PreparedCache.Key key, Template template) {
    Preparation<Prepared> preparation = new Preparation<>(maxTime);
    threads.execute(() -> preparation.run(deadline -> {
      try {
        return prepareNow(key, template, deadline);
      } finally {
        underWay.remove(key, preparation);
      }
    }));
    return preparation;
  }

  private Prepared prepareNow(PreparedCache.Key key, Template template, Deadline deadline) {
    deadline.check();
    Prepared present = cache.peek(key); // another may have finished since it was looked for
    if (present != null) {
      return present;
    }
    PreparedTemplate picture = codecs.prepare(template, key.maxWidth(), key.maxHeight(), deadline);
    if (!picture.notes().isEmpty()) {
      noted.incrementAndGet();
      LOG.info("template `{}`: {}", template.name(), String.join("; ", picture.notes()));
    }
    Prepared prepared = new Prepared(picture, template.layout(), template.digest());
    cache.put(key, prepared);
    return prepared;
  }

  /** Preparations since the start that had something to say, such as that the usual way could not be taken. */
  long noted() {
    return noted.get();
  }

  CacheStatistics statistics() {
    return cache.statistics();
  }
}
