import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes classes of before Java 6 anew, as classes of Java 8: the same instructions, with the frames that today's
/// verifier reads. A class without them is verified by the former verifier, which is slow, and no cache of classes takes
/// one. A jar without such classes stays as it is. Order, times and everything else in a jar are kept.
///
/// Usage: `java RenewClasses.java JAR…`
final class RenewClasses {
  private static final int JAVA_6 = 50;
  private static final int JAVA_8 = 52;

  private RenewClasses() {}

  static void main(String[] jars) throws IOException {
    for (String name : jars) {
      Path jar = Path.of(name);
      Map<ZipEntry, byte[]> entries = read(jar);
      if (entries.entrySet().stream().anyMatch(entry -> isOld(entry.getKey(), entry.getValue()))) {
        write(jar, entries);
      }
    }
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
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(fresh))) {
      for (Map.Entry<ZipEntry, byte[]> one : entries.entrySet()) {
        byte[] bytes = isOld(one.getKey(), one.getValue()) ? renewed(classes, one.getValue()) : one.getValue();
        out.putNextEntry(stored(one.getKey(), bytes));
        out.write(bytes);
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
