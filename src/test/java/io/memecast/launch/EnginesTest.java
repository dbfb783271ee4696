package io.memecast.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.config.AppConfig;
import io.memecast.config.FontsConfig;
import io.memecast.config.RenderConfig;
import io.memecast.config.TemplatesConfig;
import io.memecast.error.HeapBudget;
import io.memecast.template.Assets;
import io.memecast.template.FolderTemplateSource;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTest {
  /** A new setting belongs here or, if it changes pixels, into the renderer's version and below. */
  private static final Set<String> CHANGE_NO_PIXEL = new TreeSet<>(Set.of(
      "RenderConfig.threads",
      "RenderConfig.queueSize",
      "RenderConfig.maxTime",
      "RenderConfig.resultCacheBytes",
      "TemplatesConfig.dirs", // each ETag has its template's digest
      "TemplatesConfig.cacheSize",
      "TemplatesConfig.cacheBytes",
      "TemplatesConfig.maxFileBytes",
      "TemplatesConfig.maxPixels",
      "TemplatesConfig.maxFrames",
      "TemplatesConfig.maxTotalPixels",
      "FontsConfig.cacheSize",
      "FontsConfig.maskCacheBytes",
      "FontsConfig.layoutCacheBytes"));

  private static final Set<String> CHANGE_PIXELS = new TreeSet<>(
      Set.of("RenderConfig.jpegQuality", "RenderConfig.gifQuality", "RenderConfig.shareFitSize"));

  private final Path assets;

  EnginesTest(@TempDir Path assets) throws IOException {
    this.assets = assets;
    for (String folder : new String[] {"templates", "fonts", "emoji"}) {
      Files.createDirectory(assets.resolve(folder));
    }
  }

  @Test
  void create_eachSettingChanged_onlyThoseThatChangePixelsChangeTheVersion() throws Exception {
    String plain = version(AppConfig.DEFAULTS);
    Set<String> same = new TreeSet<>();
    Set<String> another = new TreeSet<>();
    for (Record settings :
        new Record[] {RenderConfig.DEFAULTS, TemplatesConfig.DEFAULTS, FontsConfig.DEFAULTS}) {
      for (RecordComponent component : settings.getClass().getRecordComponents()) {
        Record changed = withAnother(settings, component);
        String name = settings.getClass().getSimpleName() + "." + component.getName();
        (version(config(changed)).equals(plain) ? same : another).add(name);
      }
    }
    assertThat(another).isEqualTo(CHANGE_PIXELS);
    assertThat(same).isEqualTo(CHANGE_NO_PIXEL);
  }

  private String version(AppConfig config) throws IOException {
    Assets folders =
        new Assets(assets.resolve("templates"), assets.resolve("fonts"), assets.resolve("emoji"));
    return Engines.create(
            config,
            folders,
            new FolderTemplateSource(folders.templates(), 1 << 20),
            HeapBudget.UNLIMITED)
        .rendererVersion();
  }

  private static AppConfig config(Record changed) throws ReflectiveOperationException {
    Object[] values = valuesOf(AppConfig.DEFAULTS);
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i].getClass() == changed.getClass() ? changed : values[i];
    }
    return make(AppConfig.class, values);
  }

  private static Record withAnother(Record settings, RecordComponent component)
      throws ReflectiveOperationException {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = valuesOf(settings);
    for (int i = 0; i < values.length; i++) {
      if (components[i].getName().equals(component.getName())) {
        values[i] = another(values[i], component.getType());
      }
    }
    return make(settings.getClass(), values);
  }

  private static Object another(Object value, Class<?> type) {
    if (type == Integer.class) {
      return 50;
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Boolean flag) {
      return !flag;
    }
    if (value instanceof Duration duration) {
      return duration.plusSeconds(1);
    }
    if (value instanceof List) {
      return List.of(Path.of("another"));
    }
    throw new AssertionError("no other value of " + type);
  }

  private static Object[] valuesOf(Record settings) throws ReflectiveOperationException {
    RecordComponent[] components = settings.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = components[i].getAccessor().invoke(settings);
    }
    return values;
  }

  private static <T> T make(Class<T> type, Object[] values) throws ReflectiveOperationException {
    Class<?>[] types = Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getType)
        .toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(values);
  }
}
