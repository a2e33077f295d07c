import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Writes the icon of a bundle. Usage: `java Icns.java FILE.icns START-OF-NAMES`, which stands before `16.png` to
/// `1024.png`.
///
/// The large pictures are PNG as they are. The two smallest are pixels and a mask, since the Finder shows no PNG there.
final class Icns {
  /// The name of each place in the file, with the pixels of a side: for screens of one and of two pixels a point.
  private static final Map<String, Integer> PICTURES = new LinkedHashMap<>();

  static {
    PICTURES.put("ic07", 128);
    PICTURES.put("ic08", 256);
    PICTURES.put("ic09", 512);
    PICTURES.put("ic10", 1024);
    PICTURES.put("ic11", 32);
    PICTURES.put("ic12", 64);
    PICTURES.put("ic13", 256);
    PICTURES.put("ic14", 512);
  }

  /// The longest run of bytes that one length byte can tell.
  private static final int RUN = 128;

  private Icns() {}

  public static void main(String[] args) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    small(content, args[1], 16, "is32", "s8mk");
    small(content, args[1], 32, "il32", "l8mk");
    for (Map.Entry<String, Integer> picture : PICTURES.entrySet()) {
      entry(content, picture.getKey(), Files.readAllBytes(Path.of(args[1] + picture.getValue() + ".png")));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    entry(file, "icns", content.toByteArray());
    Files.write(Path.of(args[0]), file.toByteArray());
  }

  private static void small(ByteArrayOutputStream file, String names, int side, String colours, String mask)
      throws IOException {
    BufferedImage image = ImageIO.read(Path.of(names + side + ".png").toFile());
    ByteArrayOutputStream channels = new ByteArrayOutputStream();
    for (int shift = 16; shift >= 0; shift -= 8) {
      byte[] channel = channel(image, shift);
      for (int at = 0; at < channel.length; at += RUN) {
        int length = Math.min(RUN, channel.length - at);
        channels.write(length - 1);
        channels.write(channel, at, length);
      }
    }
    entry(file, colours, channels.toByteArray());
    entry(file, mask, channel(image, 24));
  }

  private static byte[] channel(BufferedImage image, int shift) {
    byte[] bytes = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (image.getRGB(i % image.getWidth(), i / image.getWidth()) >> shift);
    }
    return bytes;
  }

  /// The length tells of its own eight bytes too.
  private static void entry(ByteArrayOutputStream file, String name, byte[] content) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.write(name.getBytes(StandardCharsets.US_ASCII));
    out.writeInt(content.length + 8);
    out.write(content);
  }
}
