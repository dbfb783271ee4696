package io.memecast.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.launch.PlainClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A picture of 24 000 000 × 1 pixels in three kilobytes. */
@Timeout(180)
class WidePngIT {
  private static final int WIDTH = 24_000_000;
  private static final String KEY = "correct-horse";

  @Test
  void widePicture_inASmallSize_harmsNobody(@TempDir Path folder) throws Exception {
    Map<String, String> settings = Map.of("MEMECAST_UPLOADS_KEY", KEY);
    try (AttackedServer server = AttackedServer.start(settings, "--uploads", folder.toString())) {
      try (PlainClient client = server.client()) {
        assertThat(client.put("/templates/wide", KEY, png()).status()).isIn(201, 422, 503);
        assertThat(client.get("/caption?template=wide&width=1024&top_text=x").status())
            .isIn(200, 404, 422, 503);
      }
      server.assertUnharmed();
    }
  }

  /** One bit a pixel, all black. */
  private static byte[] png() throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(rows)) {
      deflater.write(new byte[1 + WIDTH / 8]);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    byte[] header = ByteBuffer.allocate(13)
        .putInt(WIDTH)
        .putInt(1)
        .put((byte) 1)
        .put(new byte[4])
        .array();
    file.write(chunk("IHDR", header));
    file.write(chunk("IDAT", rows.toByteArray()));
    file.write(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }
}
