package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memecast.engine.codec.Limits;
import io.memecast.engine.codec.PreparedTemplate;
import io.memecast.engine.codec.Variant;
import io.memecast.engine.raster.Coverage;
import io.memecast.error.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caption touches, and what it leaves. */
class SurgicalCaptionTest {
  private static final JpegCodec CODEC = new JpegCodec();

  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#all")
  void caption_withoutInk_keepsEveryCoefficient(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template = prepare(source);

    byte[] bare =
        template.caption(new Coverage(template.width(), template.height()), Deadline.never());

    assertThat(CoefficientComparison.differingBlocks(parse(source), parse(bare), (x, y) -> false))
        .isZero();
    assertDecodes(bare, template);
    assertThat(template.notes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#all")
  void caption_text_keepsCoefficientsOfOtherMcus(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template = prepare(source);
    RandomInk ink = new RandomInk(file.getFileName().toString().hashCode());
    int rounds = template.width() < 100 ? 3 : 1;
    for (int round = 0; round < rounds; round++) {
      Coverage coverage = new Coverage(template.width(), template.height());
      ink.text(coverage);

      assertKeepsOthers(source, template, coverage);
    }
  }

  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#all")
  void caption_manyPatchesInColors_keepsCoefficientsOfOtherMcus(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template = prepare(source);
    Coverage coverage = new Coverage(template.width(), template.height());
    RandomInk ink = new RandomInk(file.getFileName().toString().hashCode());
    ink.text(coverage, 0x102030, 0xff8000);
    ink.color(coverage);
    ink.text(coverage, 0x00ff00, 0x00ff00);

    assertKeepsOthers(source, template, coverage);
  }

  private static void assertKeepsOthers(byte[] source, PreparedTemplate template, Coverage coverage)
      throws Exception {
    byte[] captioned = template.caption(coverage, Deadline.never());

    Frame before = parse(source);
    Frame after = parse(captioned);
    InkMap ink = new InkMap(coverage);
    int mcuWidth = 8 * before.maxH();
    int mcuHeight = 8 * before.maxV();
    assertThat(CoefficientComparison.differingBlocks(
            before, after, (x, y) -> ink.touches(x * mcuWidth, y * mcuHeight, mcuWidth, mcuHeight)))
        .isZero();
    assertDecodes(captioned, template);
  }

  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#samples")
  void caption_text_isCompositeWithinHalfQuantizer(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template = prepare(source);
    RandomInk ink = new RandomInk(file.getFileName().toString().hashCode());
    for (int round = 0; round < 3; round++) {
      Coverage coverage = new Coverage(template.width(), template.height());
      ink.text(coverage);

      assertComposite(source, template, coverage, 0.01);
    }
  }

  @ParameterizedTest
  @MethodSource("io.memecast.engine.jpeg.JpegSamples#samples")
  void caption_overlappingPatches_isCompositeInOrder(Path file) throws Exception {
    byte[] source = JpegSamples.read(file);
    PreparedTemplate template = prepare(source);
    RandomInk ink = new RandomInk(file.getFileName().toString().hashCode());
    Coverage coverage = new Coverage(template.width(), template.height());
    ink.text(coverage, 0x102030, 0xff8000);
    ink.color(coverage);
    ink.text(coverage, 0xffffff, 0x400080);

    // What lies below is rounded to whole samples: half a level in each of 64, times 1/8, twice,
    // and the ink's own.
    assertComposite(source, template, coverage, 12);
  }

  private static void assertComposite(
      byte[] source, PreparedTemplate template, Coverage coverage, double slack) throws Exception {
    Frame after = parse(template.caption(coverage, Deadline.never()));
    Frame before = parse(source);
    if (after.components().size() > before.components().size()) {
      before = GreyToColor.convert(before);
    }
    for (int i = 0; i < after.components().size(); i++) {
      ReferenceComposite reference = new ReferenceComposite(before, i, coverage);
      Component component = after.components().get(i);
      for (int block = 0; block < component.coefficients().length / 64; block++) {
        if (CoefficientComparison.differs(component, before.components().get(i), block)) {
          assertBlock(component, block, reference.transform(block), slack);
        }
      }
    }
  }

  private static void assertBlock(Component component, int block, double[] wanted, double slack) {
    for (int k = 0; k < 64; k++) {
      int is = component.coefficients()[block * 64 + k] * component.quantizers()[k];
      assertThat((double) is)
          .as("component %d block %d coefficient %d", component.id(), block, k)
          .isCloseTo(wanted[k], within(component.quantizers()[k] * 0.5 + slack));
    }
  }

  @Test
  void comparison_oneCoefficientAltered_isSeen() throws Exception {
    byte[] source = JpegSamples.sample("2x2-33x17.jpg");
    Frame frame = parse(source);
    Frame altered = parse(source);
    altered.components().get(1).coefficients()[64 + 17]++;

    assertThat(CoefficientComparison.differingBlocks(frame, altered, (x, y) -> false))
        .isOne();
  }

  @Test
  void comparison_captionItself_isSeen() throws Exception {
    byte[] source = JpegSamples.read(Path.of("assets/templates/raccoon.jpg"));
    PreparedTemplate template = prepare(source);
    Coverage coverage = new Coverage(template.width(), template.height());
    new RandomInk(1).text(coverage);

    Frame captioned = parse(template.caption(coverage, Deadline.never()));

    assertThat(CoefficientComparison.differingBlocks(parse(source), captioned, (x, y) -> false))
        .isGreaterThan(100);
  }

  private static PreparedTemplate prepare(byte[] source) {
    return CODEC.prepare(source, Variant.ORIGINAL, Limits.DEFAULTS, Deadline.never());
  }

  private static Frame parse(byte[] file) throws UnsupportedCodingException {
    return JpegParser.parse(file, Limits.DEFAULTS, Deadline.never()).frame();
  }

  private static void assertDecodes(byte[] file, PreparedTemplate template) throws IOException {
    var decoded = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(decoded.getWidth()).isEqualTo(template.width());
    assertThat(decoded.getHeight()).isEqualTo(template.height());
  }
}
