package dev.gogetwell.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes a picture as a small PNG without java.desktop: a palette of at most 256 colours, one byte a pixel. The
/// palette holds the colours of surfaces as they are, so that no neutral one gets a tint, and then the commonest others
/// that are not too close to each other, so that the edges of grey letters do not push a small green mark out.
public final class Png {
  private static final int COLOURS = 256;
  private static final int SURFACES = 128;

  /// The smallest surface, in pixels: a line of an icon has fewer.
  private static final int SURFACE = 400;

  private Png() {}

  /// The pixels of a picture, row by row.
  public static int[] pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }

  /// The share of pixels that are further apart than `tolerated`; 1 for pictures of another size.
  static double otherPixels(int[] one, int[] two, int tolerated) {
    if (one.length != two.length) {
      return 1;
    }
    int different = 0;
    for (int i = 0; i < one.length; i++) {
      if (distance(one[i], two[i]) > tolerated) {
        different++;
      }
    }
    return different / (double) one.length;
  }

  /// How far two colours are apart: the largest difference of red, green or blue.
  private static int distance(int one, int two) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((one >> shift & 0xff) - (two >> shift & 0xff)));
    }
    return most;
  }

  public static void write(Path file, int width, int height, int[] argb) throws IOException {
    int[] palette = palette(argb);
    Map<Integer, Integer> nearest = new HashMap<>();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    try (DataOutputStream rows = new DataOutputStream(
        new DeflaterOutputStream(raw, new Deflater(Deflater.BEST_COMPRESSION)))) {
      for (int y = 0; y < height; y++) {
        rows.writeByte(0);
        for (int x = 0; x < width; x++) {
          rows.writeByte(nearest.computeIfAbsent(argb[y * width + x] & 0xffffff, colour -> index(palette, colour)));
        }
      }
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.writeLong(0x89504E470D0A1A0AL);
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(head);
      fields.writeInt(width);
      fields.writeInt(height);
      fields.write(new byte[] {8, 3, 0, 0, 0});
      chunk(out, "IHDR", head.toByteArray());
      chunk(out, "PLTE", bytes(palette));
      chunk(out, "IDAT", raw.toByteArray());
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static int[] palette(int[] argb) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : argb) {
      counts.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    List<Integer> commonest = counts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey).toList();
    List<Integer> surfaces = commonest.stream().filter(colour -> counts.get(colour) >= SURFACE).limit(SURFACES).toList();
    int apart = 0;
    List<Integer> chosen = commonest;
    while (chosen.size() > COLOURS) {
      apart++;
      chosen = spread(surfaces, commonest, apart);
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The surfaces and the commonest colours of which none is closer than that to another, or one more than the palette
  /// can hold.
  private static List<Integer> spread(List<Integer> surfaces, List<Integer> colours, int apart) {
    List<Integer> chosen = new ArrayList<>(surfaces);
    for (int colour : colours) {
      if (chosen.size() <= COLOURS && chosen.stream().allMatch(other -> distance(other, colour) > apart)) {
        chosen.add(colour);
      }
    }
    return chosen;
  }

  private static int index(int[] palette, int colour) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], colour) < distance(palette[best], colour)) {
        best = i;
      }
    }
    return best;
  }

  private static byte[] bytes(int[] palette) {
    byte[] bytes = new byte[palette.length * 3];
    for (int i = 0; i < palette.length; i++) {
      bytes[i * 3] = (byte) (palette[i] >> 16);
      bytes[i * 3 + 1] = (byte) (palette[i] >> 8);
      bytes[i * 3 + 2] = (byte) palette[i];
    }
    return bytes;
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt((int) sum.getValue());
  }
}
