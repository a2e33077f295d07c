package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small real Go module as a module proxy serves it, with the hashes that go computes for it.
///
/// @param path module path, lower case only, so that no escaping is needed
/// @param version for instance `v1.4.2`
/// @param goMod content of go.mod
/// @param zip the archive; every name starts with `path@version/` (golang.org/x/mod/zip)
/// @param zipHash `h1:` hash of the archive
/// @param modHash `h1:` hash of go.mod
public record ModuleArchive(
    String path, String version, String goMod, byte[] zip, String zipHash, String modHash) {

  /// Makes a module with one package that compiles.
  public static ModuleArchive create(String path, String version) {
    return create(path, version, List.of());
  }

  /// Makes a module of these files.
  ///
  /// @param files text by name, go.mod among them
  public static ModuleArchive of(String path, String version, Map<String, String> files) {
    String goMod = files.getOrDefault("go.mod", "module " + path + "\n");
    Map<String, String> named = new TreeMap<>();
    files.forEach((file, text) -> named.put(path + "@" + version + "/" + file, text));
    return new ModuleArchive(path, version, goMod, zip(named), hash1(named), hash1(Map.of("go.mod", goMod)));
  }

  /// Makes a module with a file in it that does not shrink.
  ///
  /// @param noise what the file is made of
  public static ModuleArchive createLarge(String path, String version, byte[] noise) {
    String goMod = "module " + path + "\n\ngo 1.18\n";
    Map<String, String> named = new TreeMap<>();
    files(path, goMod).forEach((file, text) -> named.put(path + "@" + version + "/" + file, text));
    named.put(path + "@" + version + "/noise.txt", Base64.getEncoder().encodeToString(noise));
    return new ModuleArchive(path, version, goMod, zip(named), hash1(named), hash1(Map.of("go.mod", goMod)));
  }

  /// Makes a module with packages in folders as well.
  public static ModuleArchive create(String path, String version, List<String> folders) {
    String goMod = "module " + path + "\n\ngo 1.18\n";
    Map<String, String> named = new TreeMap<>();
    Map<String, String> files = new TreeMap<>(files(path, goMod));
    folders.forEach(folder -> files.put(folder + "/" + folder + ".go", "package " + folder + "\n"));
    files.forEach((file, text) -> named.put(path + "@" + version + "/" + file, text));
    return new ModuleArchive(path, version, goMod, zip(named), hash1(named), hash1(Map.of("go.mod", goMod)));
  }

  private static Map<String, String> files(String path, String goMod) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
    Map<String, String> files = new TreeMap<>();
    files.put("go.mod", goMod);
    files.put("LICENSE", "Public domain; made for practice.\n");
    files.put(name + ".go", "// Package " + name + " was fetched.\npackage " + name
        + "\n\n// Hello says that the module arrived.\nfunc Hello() string { return \"fetched\" }\n");
    return files;
  }

  /// The files of the module by name, as they stand in its repository.
  public Map<String, String> files() {
    return files(path, goMod);
  }

  /// `path@version`.
  public String reference() {
    return path + "@" + version;
  }

  /// The two lines of go.sum, which are also the record in the checksum database.
  public String sumLines() {
    return path + " " + version + " " + zipHash + "\n" + path + " " + version + "/go.mod " + modHash + "\n";
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// golang.org/x/mod/sumdb/dirhash/hash.go, Hash1: the hash of the sorted lines "hex-sha256, two blanks, name".
  private static String hash1(Map<String, String> files) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(files).forEach((name, text) -> lines
        .append(HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))))
        .append("  ").append(name).append('\n'));
    return "h1:" + Base64.getEncoder().encodeToString(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
