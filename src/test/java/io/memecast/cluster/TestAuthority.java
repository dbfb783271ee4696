package io.memecast.cluster;

import io.memecast.config.TlsFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of a test's own, whose certificates are valid for a day. The JDK's {@code keytool} makes them. */
final class TestAuthority {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "authority";

  private final Path folder;
  private final Path store;

  /** @param folder for its files */
  TestAuthority(Path folder, String name) throws Exception {
    this.folder = Files.createDirectory(folder.resolve(name));
    store = this.folder.resolve("keys.p12");
    keytool(AUTHORITY, name, "-ext", "bc:critical=ca:true");
  }

  /** A member with a certificate of this authority. */
  TlsFiles sign(String member) throws Exception {
    keytool(member, member, "-signer", AUTHORITY);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new TlsFiles(
        write(member + ".crt", "CERTIFICATE", keys.getCertificate(member).getEncoded()),
        write(member + ".key", "PRIVATE KEY", key(keys, member)),
        write("ca.crt", "CERTIFICATE", keys.getCertificate(AUTHORITY).getEncoded()));
  }

  private static byte[] key(KeyStore keys, String alias) throws GeneralSecurityException {
    return keys.getKey(alias, PASSWORD.toCharArray()).getEncoded();
  }

  private Path write(String file, String type, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }

  private void keytool(String alias, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        alias,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "1",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }
}
