import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes jars anew in the form in which a cache of classes takes them, and in which they start fastest:
///
/// - without signatures: each class is checked against them when it is loaded, and no cache takes it. What a package holds
///   is covered by the package's own checksum and signature;
/// - classes of before Java 6 as classes of Java 8: the same instructions, with the frames that today's verifier reads. A
///   class without them is verified by the former verifier, which is slow, and no cache takes it either;
/// - without the list of providers of cryptography in Bouncy Castle's: whenever Java misses a provider that a small Java
///   leaves out, it would look into that list and make all that stand there, five hundred classes, before the first
///   handshake. What we use of the library we name by its class;
/// - for this Java alone: of a class that comes in several versions the one that Java 25 would take, without the others;
/// - stored, not compressed: whoever packs them presses all of them together, and better.
///
/// Order, times and everything else in a jar are kept.
///
/// Usage: `java PlainJars.java FOLDER`
final class PlainJars {
  private static final int JAVA_6 = 50;
  private static final int JAVA_8 = 52;
  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|DSA|RSA|EC)");
  private static final String PROVIDERS = "META-INF/services/java.security.Provider";
  private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d+)/(.+)");
  private static final int NEWEST = 25;
  private static final String MODULE = "module-info.class";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private PlainJars() {}

  static void main(String[] folder) throws IOException {
    List<Path> jars;
    try (Stream<Path> files = Files.list(Path.of(folder[0]))) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      Map<ZipEntry, byte[]> entries = read(jar);
      if (!isPlain(entries)) {
        write(jar, forOneJava(entries));
      }
    }
  }

  private static boolean isPlain(Map<ZipEntry, byte[]> entries) {
    return entries.entrySet().stream().noneMatch(one -> one.getKey().getMethod() != ZipEntry.STORED
        || isLeftOut(one.getKey()) || VERSION.matcher(one.getKey().getName()).matches() || isOld(one.getKey(), one.getValue()));
  }

  /// The entries by the names under which this Java finds them (JarFile#getJarEntry), in their order.
  private static Map<ZipEntry, byte[]> forOneJava(Map<ZipEntry, byte[]> entries) {
    Map<String, Integer> newest = new HashMap<>();
    Map<String, ZipEntry> replaced = new LinkedHashMap<>();
    entries.keySet().forEach(entry -> {
      Matcher of = VERSION.matcher(entry.getName());
      if (of.matches() && !entry.isDirectory() && of.group(2).endsWith(".class") && !of.group(2).equals(MODULE)) {
        int version = Integer.parseInt(of.group(1));
        if (version <= NEWEST && version > newest.getOrDefault(of.group(2), 0)) {
          newest.put(of.group(2), version);
          replaced.put(of.group(2), entry);
        }
      }
    });
    Map<ZipEntry, byte[]> one = new LinkedHashMap<>();
    entries.forEach((entry, bytes) -> {
      if (!entry.getName().startsWith("META-INF/versions/")) {
        ZipEntry better = replaced.remove(entry.getName());
        one.put(entry, better == null ? bytes : entries.get(better));
      }
    });
    replaced.forEach((name, better) -> {
      ZipEntry moved = new ZipEntry(name);
      moved.setTimeLocal(better.getTimeLocal());
      one.put(moved, entries.get(better));
    });
    return one;
  }

  private static boolean isSignature(ZipEntry entry) {
    return SIGNATURE.matcher(entry.getName()).matches();
  }

  private static boolean isLeftOut(ZipEntry entry) {
    return isSignature(entry) || entry.getName().equals(PROVIDERS);
  }

  /// A manifest without the sums of the entries.
  private static byte[] unsigned(byte[] manifest) {
    String text = new String(manifest, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return (text.split("\n\n", 2)[0].stripTrailing() + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
    Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry, in.readAllBytes());
      }
    }
    return entries;
  }

  private static boolean isOld(ZipEntry entry, byte[] bytes) {
    return entry.getName().endsWith(".class") && version(bytes) < JAVA_6;
  }

  private static int version(byte[] bytes) {
    return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
  }

  private static void write(Path jar, Map<ZipEntry, byte[]> entries) throws IOException {
    ClassFile classes = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(hierarchy(entries)));
    Path fresh = jar.resolveSibling(jar.getFileName() + ".new");
    boolean signed = entries.keySet().stream().anyMatch(PlainJars::isSignature);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(fresh))) {
      for (Map.Entry<ZipEntry, byte[]> one : entries.entrySet()) {
        ZipEntry entry = one.getKey();
        byte[] bytes = one.getValue();
        if (isLeftOut(entry)) {
          continue;
        }
        byte[] plain = isOld(entry, bytes) ? renewed(classes, bytes)
            : signed && entry.getName().equals(MANIFEST) ? unsigned(bytes) : bytes;
        out.putNextEntry(stored(entry, plain));
        out.write(plain);
      }
    }
    Files.move(fresh, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ClassHierarchyResolver hierarchy(Map<ZipEntry, byte[]> entries) {
    Map<String, byte[]> byName = new LinkedHashMap<>();
    entries.forEach((entry, bytes) -> byName.put(entry.getName(), bytes));
    return ClassHierarchyResolver.ofResourceParsing(name -> {
      byte[] bytes = byName.get(path(name));
      return bytes == null ? null : new java.io.ByteArrayInputStream(bytes);
    }).orElse(ClassHierarchyResolver.defaultResolver());
  }

  private static String path(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1) + ".class";
  }

  private static byte[] renewed(ClassFile classes, byte[] bytes) {
    ClassModel old = classes.parse(bytes);
    ClassTransform version = (builder, element) -> {
      if (element instanceof ClassFileVersion) {
        builder.withVersion(JAVA_8, 0);
      } else {
        builder.with(element);
      }
    };
    byte[] renewed = classes.transformClass(old,
        version.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    var problems = classes.verify(renewed);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(old.thisClass().asInternalName() + ": " + problems.getFirst().getMessage());
    }
    return renewed;
  }

  private static ZipEntry stored(ZipEntry old, byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(old.getName());
    entry.setTimeLocal(old.getTimeLocal());
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    return entry;
  }
}
