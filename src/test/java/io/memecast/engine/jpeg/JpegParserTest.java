package io.memecast.engine.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.memecast.engine.codec.Limits;
import io.memecast.error.CaptionException;
import io.memecast.error.Deadline;
import io.memecast.error.ErrorCode;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegParserTest {
  private static final String SMALL = "1x1-7x9-progressive.jpg";

  /** ImageIO interpolates subsampled chroma, so only what is not subsampled compares exactly. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1x1-1x1.jpg", "1x1-33x17.jpg", "1x1-17x33-progressive.jpg", "grey-17x33.jpg",
        "grey-progressive.jpg", "grey-sampled.jpg", "rgb-33x17.jpg", "quality-100.jpg"
      })
  void parse_notSubsampled_samplesAreThoseOfImageIo(String name) throws Exception {
    byte[] file = JpegSamples.sample(name);

    Frame frame = parse(file).frame();

    Raster raster = raster(file);
    for (int i = 0; i < frame.components().size(); i++) {
      Component component = frame.components().get(i);
      byte[] plane = InverseDct.plane(component, Deadline.never());
      for (int y = 0; y < frame.height(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          assertThat(plane[y * component.blocksAcross() * 8 + x] + 128)
              .isEqualTo(raster.getSample(x, y, i));
        }
      }
    }
  }

  private static Raster raster(byte[] file) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    while (!reader.getClass().getName().startsWith("com.sun.")) {
      reader = readers.next();
    }
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
    return reader.readRaster(0, null);
  }

  @Test
  void parse_cutAnywhere_refusedWithOffset() {
    byte[] file = JpegSamples.sample(SMALL);
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);

      CaptionException refusal = catchThrowableOfType(CaptionException.class, () -> parse(cut));

      assertThat(refusal).as("cut to %d bytes", length).isNotNull();
      assertThat(refusal.code()).isEqualTo(ErrorCode.TEMPLATE_UNREADABLE);
      assertThat(refusal).hasMessageContaining("at byte ");
    }
  }

  @Test
  void parse_noJpeg_refused() {
    assertUnreadable(JpegBytes.ascii("\u0089PNG"), "JPEG: no start of image at byte 0");
  }

  @Test
  void parse_quantizerZero_refused() {
    byte[] file = JpegSamples.sample(SMALL);
    int at = JpegBytes.find(file, Marker.DQT) + 5;
    file[at] = 0;

    assertUnreadable(file, "JPEG: quantizer 0 at byte " + (at + 1));
  }

  @Test
  void parse_missingHuffmanTable_refused() {
    byte[] file = JpegSamples.sample("grey-7x9.jpg");
    file[JpegBytes.find(file, Marker.SOS) + 6] = 0x22; // table 2 instead of table 0

    assertUnreadable(file, "Huffman table 2 for DC is missing");
  }

  @Test
  void parse_noHuffmanTables_takesTheStandardOnes() throws Exception {
    byte[] whole = standardJpeg();
    byte[] file = without(whole, Marker.DHT);

    ParsedJpeg parsed = parse(file);

    assertThat(file.length).isLessThan(whole.length - 400);
    assertThat(coefficients(parsed)).isDeepEqualTo(coefficients(parse(whole)));
    assertThat(parsed.notes())
        .containsExactly("JPEG without its Huffman tables: the standard's typical ones are taken");
  }

  @Test
  void parse_bytesBetweenSegments_arePassedOver() throws Exception {
    byte[] whole = JpegSamples.sample(SMALL);
    byte[] file = insert(whole, JpegBytes.find(whole, Marker.DQT), 1, 2, 0xff, 0, 3);

    ParsedJpeg parsed = parse(file);

    assertThat(coefficients(parsed)).isDeepEqualTo(coefficients(parse(whole)));
    assertThat(parsed.notes())
        .containsExactly("JPEG with 4 bytes that belong to no segment: passed over");
  }

  @Test
  void parse_commentThatDoesNotCountItsOwnLength_isPassedOver() throws Exception {
    byte[] whole = JpegSamples.sample(SMALL);
    byte[] file =
        insert(whole, JpegBytes.find(whole, Marker.DQT), 0xff, Marker.COM, 0, 0, 'h', 'i');

    ParsedJpeg parsed = parse(file);

    assertThat(coefficients(parsed)).isDeepEqualTo(coefficients(parse(whole)));
    assertThat(parsed.notes()).hasSize(1);
  }

  @Test
  void parse_tableOfNoLength_refused() {
    byte[] file = JpegSamples.sample(SMALL);
    int at = JpegBytes.find(file, Marker.DQT) + 2;
    file[at] = 0;
    file[at + 1] = 1;

    assertUnreadable(file, "segment length 1");
  }

  /** ImageIO writes the tables of T.81 annex K.3. */
  private static byte[] standardJpeg() throws Exception {
    BufferedImage image = new BufferedImage(40, 24, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 24; y++) {
      for (int x = 0; x < 40; x++) {
        image.setRGB(x, y, x * y * 0x010305);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  private static byte[] without(byte[] file, int marker) {
    byte[] rest = file;
    for (int at = JpegBytes.find(rest, marker); at >= 0; at = JpegBytes.find(rest, marker)) {
      byte[] shorter = Arrays.copyOf(rest, at);
      rest = concat(shorter, Arrays.copyOfRange(rest, Segment.at(rest, at + 2).end(), rest.length));
    }
    return rest;
  }

  private static byte[] insert(byte[] file, int at, int... bytes) {
    byte[] inserted = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      inserted[i] = (byte) bytes[i];
    }
    byte[] head = concat(Arrays.copyOf(file, at), inserted);
    return concat(head, Arrays.copyOfRange(file, at, file.length));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Of each component. */
  private static short[][] coefficients(ParsedJpeg parsed) {
    return parsed.frame().components().stream()
        .map(Component::coefficients)
        .toArray(short[][]::new);
  }

  @Test
  void parse_wrongRestartMarker_refused() {
    byte[] file = JpegSamples.sample("restart-1.jpg");
    for (int at = file.length - 3; at > 0; at--) {
      if (file[at] == (byte) 0xff && Marker.isRestart(file[at + 1] & 0xff)) {
        file[at + 1] ^= 1;
        break;
      }
    }

    assertUnreadable(file, "restart marker");
  }

  @Test
  void parse_heightInDnl_isRead() throws Exception {
    byte[] file = JpegSamples.sample("2x2-33x17.jpg");
    byte[] open = JpegBytes.withSize(file, 33, 0);
    SegmentWriter out = new SegmentWriter();
    out.bytes(Arrays.copyOf(open, open.length - 2));
    out.segment(Marker.DNL, new byte[] {0, 17});
    out.marker(Marker.EOI);

    Frame frame = parse(out.toByteArray()).frame();

    assertThat(frame.height()).isEqualTo(17);
    assertThat(CoefficientComparison.differingBlocks(parse(file).frame(), frame, (x, y) -> false))
        .isZero();
  }

  @Test
  void parse_heightNowhere_refused() {
    assertUnreadable(
        JpegBytes.withSize(JpegSamples.sample("2x2-33x17.jpg"), 33, 0), "height is given nowhere");
  }

  @Test
  void parse_fillBytesBeforeMarkers_areSkipped() throws Exception {
    byte[] file = JpegSamples.sample(SMALL);
    SegmentWriter out = new SegmentWriter();
    out.bytes(Arrays.copyOf(file, 2));
    out.u8(0xff);
    out.u8(0xff);
    out.bytes(Arrays.copyOfRange(file, 2, file.length));

    assertThat(parse(out.toByteArray()).frame().width()).isEqualTo(7);
  }

  @Test
  void parse_sampling2x1Everywhere_becomes1x1() throws Exception {
    Frame frame = parse(JpegSamples.sample("reducible-sampling.jpg")).frame();

    assertThat(frame.components()).allMatch(c -> c.h() == 1 && c.v() == 1);
    assertThat(frame.components()).allMatch(c -> c.blocksAcross() == 7 && c.blocksDown() == 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {Marker.SOF3, 0xc5, Marker.SOF9, 0xca})
  void parse_otherCoding_isUnsupported(int marker) {
    byte[] file = JpegSamples.sample("1x1-7x9.jpg");
    file[JpegBytes.findFrame(file) + 1] = (byte) marker;

    assertThatThrownBy(() -> parse(file)).isInstanceOf(UnsupportedCodingException.class);
  }

  @Test
  void parse_twelveBits_isUnsupported() {
    byte[] file = JpegSamples.sample("1x1-7x9.jpg");
    file[JpegBytes.findFrame(file) + 4] = 12;

    assertThatThrownBy(() -> parse(file)).hasMessage("12 bits a sample");
  }

  private static void assertUnreadable(byte[] file, String message) {
    assertThatThrownBy(() -> parse(file))
        .isInstanceOfSatisfying(CaptionException.class, e -> assertThat(e.code())
            .isEqualTo(ErrorCode.TEMPLATE_UNREADABLE))
        .hasMessageContaining(message);
  }

  private static ParsedJpeg parse(byte[] file) throws UnsupportedCodingException {
    return JpegParser.parse(file, Limits.DEFAULTS, Deadline.never());
  }
}
