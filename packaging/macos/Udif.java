import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;

/// Packs the raw image of a disk into a `.dmg`, as `hdiutil convert -format UDZO` does on macOS: blocks compressed
/// one by one, a property list that tells where they are, and a trailer. The same image gives the same bytes. Usage:
/// `java Udif.java IMAGE FILE.dmg LEVEL`, where the level is that of zlib.
final class Udif {
  private static final int SECTOR = 512;
  private static final int SECTORS_A_BLOCK = 512;
  private static final int TRAILER = 512;

  private static final int ZLIB = 0x80000005;
  private static final int RAW = 1;
  private static final int ZEROES = 2;
  private static final int END = 0xFFFFFFFF;
  /// Of all that a property list may hold.
  private static final int MOST_BLOCKS = 1 << 16;

  private final Deflater deflater;
  private final ByteBuffer blocks = ByteBuffer.allocate(40 * MOST_BLOCKS);
  private final CRC32 imageSum = new CRC32();
  private final CRC32 dataSum = new CRC32();
  private long sectors;
  private long written;

  private Udif(int level) {
    deflater = new Deflater(level);
  }

  public static void main(String[] args) throws IOException {
    try (InputStream image = Files.newInputStream(Path.of(args[0]));
        OutputStream file = Files.newOutputStream(Path.of(args[1]))) {
      new Udif(Integer.parseInt(args[2])).pack(image, file);
    }
  }

  void pack(InputStream image, OutputStream file) throws IOException {
    OutputStream summed = new CheckedOutputStream(file, dataSum);
    byte[] block = new byte[SECTOR * SECTORS_A_BLOCK];
    byte[] packed = new byte[block.length];
    for (int length = image.readNBytes(block, 0, block.length); length > 0;
        length = image.readNBytes(block, 0, block.length)) {
      // The last sector of an image need not be full.
      int whole = (length + SECTOR - 1) / SECTOR * SECTOR;
      Arrays.fill(block, length, whole, (byte) 0);
      imageSum.update(block, 0, whole);
      packBlock(summed, block, whole, packed);
    }
    block(END, 0, 0);
    byte[] list = propertyList().getBytes(StandardCharsets.UTF_8);
    file.write(list);
    file.write(trailer(list.length));
  }

  private void packBlock(OutputStream file, byte[] block, int length, byte[] packed) throws IOException {
    int used = 0;
    if (!isZero(block, length)) {
      deflater.reset();
      deflater.setInput(block, 0, length);
      deflater.finish();
      used = deflater.deflate(packed, 0, length);
      boolean smaller = deflater.finished() && used < length;
      used = smaller ? used : length;
      file.write(smaller ? packed : block, 0, used);
      block(smaller ? ZLIB : RAW, length / SECTOR, used);
    } else {
      block(ZEROES, length / SECTOR, 0);
    }
    sectors += length / SECTOR;
    written += used;
  }

  private static boolean isZero(byte[] block, int length) {
    for (int i = 0; i < length; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// What kind of block it is, which sectors it holds, and where its bytes lie.
  private void block(int kind, int count, int used) {
    blocks.putInt(kind).putInt(0).putLong(sectors).putLong(count).putLong(written).putLong(used);
  }

  /// One table over the whole disk.
  private byte[] table() {
    ByteBuffer table = ByteBuffer.allocate(204 + blocks.position());
    table.put("mish".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(0).putLong(sectors).putLong(0)
        .putInt(SECTORS_A_BLOCK + 8).putInt(0).position(64);
    sum(table, imageSum.getValue());
    table.putInt(blocks.position() / 40).put(blocks.array(), 0, blocks.position());
    return table.array();
  }

  private static void sum(ByteBuffer buffer, long value) {
    int start = buffer.position();
    buffer.putInt(2).putInt(32).putInt((int) value).position(start + 136);
  }

  private String propertyList() {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        <key>resource-fork</key>
        <dict>
        <key>blkx</key>
        <array>
        <dict>
        <key>Attributes</key>
        <string>0x0050</string>
        <key>CFName</key>
        <string>whole disk (Apple_ISO : 0)</string>
        <key>Data</key>
        <data>
        %s
        </data>
        <key>ID</key>
        <string>0</string>
        <key>Name</key>
        <string>whole disk (Apple_ISO : 0)</string>
        </dict>
        </array>
        <key>plst</key>
        <array>
        <dict>
        <key>Attributes</key>
        <string>0x0050</string>
        <key>Data</key>
        <data>
        %s
        </data>
        <key>ID</key>
        <string>0</string>
        <key>Name</key>
        <string></string>
        </dict>
        </array>
        </dict>
        </dict>
        </plist>
        """.formatted(Base64.getMimeEncoder().encodeToString(table()).replace("\r", ""),
            Base64.getMimeEncoder().encodeToString(new byte[1032]).replace("\r", ""));
  }

  private byte[] trailer(int listLength) {
    ByteBuffer sumOfSums = ByteBuffer.allocate(4).putInt((int) imageSum.getValue());
    CRC32 master = new CRC32();
    master.update(sumOfSums.array());
    UUID segment = UUID.nameUUIDFromBytes(sumOfSums.array());
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER);
    trailer.put("koly".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(TRAILER).putInt(1);
    // Running data, the data, no resource fork.
    trailer.putLong(0).putLong(0).putLong(written).putLong(0).putLong(0);
    trailer.putInt(1).putInt(1).putLong(segment.getMostSignificantBits()).putLong(segment.getLeastSignificantBits());
    sum(trailer, dataSum.getValue());
    trailer.putLong(written).putLong(listLength).position(352);
    sum(trailer, master.getValue());
    trailer.putInt(1).putLong(sectors);
    return trailer.array();
  }
}
