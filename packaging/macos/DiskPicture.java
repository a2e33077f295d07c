import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Draws what lies behind the two icons of the disk: an arrow from the program to the folder of programs, without a word,
/// so that it needs no language. Usage: `java DiskPicture.java FILE.png`
///
/// The places of the icons stand in finder_layout.py. Each point of the window has two pixels a side, and the picture says
/// so by its resolution.
final class DiskPicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int PIXELS = 2;
  /// 144 dots an inch, as a PNG wants it.
  private static final int PIXELS_A_METRE = 5669;

  private static final int MIDDLE = WIDTH / 2;
  private static final int LINE = 190;

  private DiskPicture() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Files.write(Path.of(args[0]), png(draw()));
  }

  private static BufferedImage draw() {
    BufferedImage image = new BufferedImage(WIDTH * PIXELS, HEIGHT * PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.scale(PIXELS, PIXELS);
    pen.setColor(new Color(0xF4F7FA));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setColor(new Color(0x0969DA));
    pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(MIDDLE - 36, LINE);
    arrow.lineTo(MIDDLE + 36, LINE);
    arrow.moveTo(MIDDLE + 14, LINE - 22);
    arrow.lineTo(MIDDLE + 36, LINE);
    arrow.lineTo(MIDDLE + 14, LINE + 22);
    pen.draw(arrow);
    pen.dispose();
    return image;
  }

  /// Written by hand, as ImageIO knows no word for the resolution that every reader takes.
  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(rows, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (int y = 0; y < image.getHeight(); y++) {
        packed.write(0);
        for (int x = 0; x < image.getWidth(); x++) {
          int colour = image.getRGB(x, y);
          packed.write(colour >> 16);
          packed.write(colour >> 8);
          packed.write(colour);
        }
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    chunk(file, "IHDR", ints(image.getWidth(), image.getHeight()), new byte[] {8, 2, 0, 0, 0});
    chunk(file, "pHYs", ints(PIXELS_A_METRE, PIXELS_A_METRE), new byte[] {1});
    chunk(file, "IDAT", rows.toByteArray(), new byte[0]);
    chunk(file, "IEND", new byte[0], new byte[0]);
    return file.toByteArray();
  }

  private static byte[] ints(int first, int second) {
    return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
  }

  private static void chunk(ByteArrayOutputStream file, String kind, byte[] first, byte[] second) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(first);
    sum.update(second);
    out.writeInt(first.length + second.length);
    out.write(name);
    out.write(first);
    out.write(second);
    out.writeInt((int) sum.getValue());
  }
}
