package io.memecast.engine.jpeg;

import io.memecast.engine.codec.Pool;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.raster.ColorPatch;
import io.memecast.engine.raster.Coverage;
import io.memecast.engine.raster.Patch;
import io.memecast.engine.raster.TextPatch;
import io.memecast.error.Deadline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JPEG template. A grey one gets a colour form, made once, when the first coloured ink comes. */
final class PreparedJpeg implements PreparedTemplate {
  private final Frame frame;
  private final PreparedPicture picture;
  private final List<String> notes;
  private final Pool<CaptionWriter> writers;
  private volatile @Nullable PreparedPicture colored;

  PreparedJpeg(Frame frame, List<String> notes, Pool<CaptionWriter> writers, Deadline deadline) {
    this.frame = frame;
    this.notes = List.copyOf(notes);
    this.writers = writers;
    picture = PicturePreparer.prepare(frame, deadline);
  }

  @Override
  public int width() {
    return picture.width();
  }

  @Override
  public int height() {
    return picture.height();
  }

  @Override
  public String mediaType() {
    return "image/jpeg";
  }

  /** With the colour form of a grey template, which may come later. */
  @Override
  public long heapBytes() {
    long bytes = picture.heapBytes();
    return picture.colorModel() == ColorModel.GREY ? 4 * bytes : bytes;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public byte[] caption(Coverage coverage, Deadline deadline) {
    if (coverage.width() != width() || coverage.height() != height()) {
      throw new IllegalArgumentException("coverage of " + coverage.width() + "×" + coverage.height()
          + " for a template of " + width() + "×" + height());
    }
    PreparedPicture form = needsColor(coverage) ? colored(deadline) : picture;
    CaptionWriter writer = writers.take();
    try {
      return writer.write(form, coverage, deadline);
    } finally {
      writers.give(writer);
    }
  }

  private boolean needsColor(Coverage coverage) {
    if (picture.colorModel() != ColorModel.GREY) {
      return false;
    }
    for (Patch patch : coverage.patches()) {
      if (patch instanceof ColorPatch || lacks((TextPatch) patch)) {
        return true;
      }
    }
    return false;
  }

  private boolean lacks(TextPatch text) {
    ColorModel model = picture.colorModel();
    return model.lacks(text.fillRgb()) || model.lacks(text.outlineRgb());
  }

  private PreparedPicture colored(Deadline deadline) {
    PreparedPicture form = colored;
    if (form == null) {
      synchronized (this) {
        form = colored;
        if (form == null) {
          form = PicturePreparer.prepare(GreyToColor.convert(frame), deadline);
          colored = form;
        }
      }
    }
    return form;
  }
}
