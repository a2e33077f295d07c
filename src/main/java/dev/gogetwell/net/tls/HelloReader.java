package dev.gogetwell.net.tls;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.Fingerprint;
import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import dev.gogetwell.model.tls.HandshakeMessage.ServerHello;
import dev.gogetwell.model.tls.HelloExtension;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.ProtocolVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the two hellos (RFC 8446, sections 4.1.2 to 4.2.8; RFC 5246, section 7.4.1). Confined to one thread.
final class HelloReader {
  static final int SERVER_NAME = 0;
  static final int SUPPORTED_GROUPS = 10;
  static final int EC_POINT_FORMATS = 11;
  static final int SIGNATURE_ALGORITHMS = 13;
  static final int ALPN = 16;
  static final int SUPPORTED_VERSIONS = 43;
  static final int KEY_SHARE = 51;

  /// The random value that makes a ServerHello a HelloRetryRequest: SHA-256 of that word (RFC 8446, section 4.1.3).
  private static final byte[] RETRY =
      HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  private final TlsNames names;
  private static final int REMEMBERED = 512;

  private final Fingerprints fingerprints = new Fingerprints();
  private final Map<Offer, Marks> known = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Offer, Marks> eldest) {
      return size() > REMEMBERED;
    }
  };

  private final Map<Answer, Fingerprint> knownAnswers = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Answer, Fingerprint> eldest) {
      return size() > REMEMBERED;
    }
  };

  HelloReader(TlsNames names) {
    this.names = names;
  }

  ClientHello client(Cursor body, int length, Octets bytes) throws Cursor.Truncated {
    int version = body.u16();
    String random = hex(body, 32);
    Cursor session = body.vector8();
    int sessionLength = session.remaining();
    List<Integer> suites = numbers(body.vector16());
    body.vector8();
    ClientExtensions found = new ClientExtensions();
    if (body.remaining() > 0) {
      found.read(body.vector16());
    }
    Marks marks = marks(new Offer(version, suites, found.all, HexFormat.of().formatHex(found.firstAlpn), found.alpn,
        found.versions, found.groups, found.keyShares, found.signatures, found.formats));
    Offer offer = marks.offer();
    return new ClientHello(length, marks.version(), random, sessionLength, offer.suites, offer.extensions,
        found.serverName, offer.alpn, marks.versions(), offer.groups, offer.keyShares, offer.signatures, marks.ja3(),
        marks.ja4(), bytes);
  }

  /// What is the same in all hellos of one client: everything but random, session id, key shares and server name.
  private record Offer(
      int version,
      List<Integer> suites,
      List<HelloExtension> extensions,
      String firstAlpn,
      List<String> alpn,
      List<Integer> versions,
      List<Integer> groups,
      List<Integer> keyShares,
      List<Integer> signatures,
      List<Integer> formats) {
    Offer {
      suites = List.copyOf(suites);
      extensions = List.copyOf(extensions);
      alpn = List.copyOf(alpn);
      versions = List.copyOf(versions);
      groups = List.copyOf(groups);
      keyShares = List.copyOf(keyShares);
      signatures = List.copyOf(signatures);
      formats = List.copyOf(formats);
    }
  }

  /// What follows from an offer and takes time to compute.
  private record Marks(
      Offer offer, ProtocolVersion version, List<ProtocolVersion> versions, Fingerprint ja3, String ja4) {}

  /// The marks of the equal offer that is known already, so that a capture with very many hellos holds its lists once.
  private Marks marks(Offer offer) {
    Marks marks = known.get(offer);
    if (marks == null) {
      marks = compute(offer);
      known.put(offer, marks);
    }
    return marks;
  }

  private Marks compute(Offer offer) {
    int highest = offer.versions.stream().filter(v -> !TlsNames.grease(v)).mapToInt(v -> v).max().orElse(offer.version);
    return new Marks(offer, new ProtocolVersion(offer.version),
        offer.versions.stream().map(ProtocolVersion::new).toList(),
        fingerprints.ja3(offer.version, offer.suites, offer.extensions, offer.groups, offer.formats),
        fingerprints.ja4(highest, offer.suites, offer.extensions, HexFormat.of().parseHex(offer.firstAlpn),
            offer.signatures));
  }

  ServerHello server(Cursor body, int length, Octets bytes) throws Cursor.Truncated {
    int version = body.u16();
    int at = body.position();
    boolean retry = body.remaining() >= 32 && Arrays.equals(body.array(), at, at + 32, RETRY, 0, 32);
    String random = hex(body, 32);
    // Drafts of TLS 1.3 up to 21 had no session id and no compression method here.
    boolean draft = version >> 8 == 0x7f;
    int sessionLength = draft ? 0 : body.vector8().remaining();
    int suite = body.u16();
    if (!draft) {
      body.u8();
    }
    ServerExtensions found = new ServerExtensions();
    if (body.remaining() > 0) {
      found.read(body.vector16());
    }
    return new ServerHello(length, new ProtocolVersion(version), random, sessionLength, suite,
        names.cipherSuite(suite), found.all, found.version, found.keyShare, found.alpn, retry,
        ja3s(version, suite, found.all), bytes);
  }

  private Fingerprint ja3s(int version, int suite, List<HelloExtension> extensions) {
    return knownAnswers.computeIfAbsent(new Answer(version, suite, List.copyOf(extensions)),
        answer -> fingerprints.ja3s(version, suite, extensions));
  }

  private record Answer(int version, int suite, List<HelloExtension> extensions) {}

  /// The extensions of a message, in order, each with its content.
  interface ExtensionSink {
    void extension(int type, Cursor content) throws Cursor.Truncated;
  }

  /// Reads a list of extensions; what one of them holds wrongly does not end the list.
  static List<HelloExtension> extensions(Cursor list, ExtensionSink sink) throws Cursor.Truncated {
    List<HelloExtension> all = new ArrayList<>();
    while (list.remaining() > 0) {
      int type = list.u16();
      Cursor content = list.vector16();
      all.add(new HelloExtension(type, content.remaining()));
      try {
        sink.extension(type, content);
      } catch (Cursor.Truncated _) {
        // The next one begins where the length of this one says.
      }
    }
    return all;
  }

  static List<Integer> numbers(Cursor list) throws Cursor.Truncated {
    List<Integer> numbers = new ArrayList<>(list.remaining() / 2);
    while (list.remaining() >= 2) {
      numbers.add(list.u16());
    }
    return numbers;
  }

  /// The first protocol of an ALPN list.
  static Optional<String> firstProtocol(Cursor content) throws Cursor.Truncated {
    Cursor list = content.vector16();
    return list.remaining() == 0 ? Optional.empty() : Optional.of(list.vector8().text());
  }

  private static String hex(Cursor body, int count) throws Cursor.Truncated {
    return HexFormat.of().formatHex(body.take(count).rest());
  }

  private static final class ClientExtensions implements ExtensionSink {
    private List<HelloExtension> all = List.of();
    private Optional<String> serverName = Optional.empty();
    private final List<String> alpn = new ArrayList<>();
    private byte[] firstAlpn = new byte[0];
    private List<Integer> versions = List.of();
    private List<Integer> groups = List.of();
    private final List<Integer> keyShares = new ArrayList<>();
    private List<Integer> signatures = List.of();
    private final List<Integer> formats = new ArrayList<>();

    void read(Cursor list) throws Cursor.Truncated {
      all = extensions(list, this);
    }

    @Override
    public void extension(int type, Cursor content) throws Cursor.Truncated {
      switch (type) {
        case SERVER_NAME -> serverName(content);
        case SUPPORTED_GROUPS -> groups = numbers(content.vector16());
        case SIGNATURE_ALGORITHMS -> signatures = numbers(content.vector16());
        case SUPPORTED_VERSIONS -> versions = numbers(content.vector8());
        case ALPN -> protocols(content.vector16());
        case KEY_SHARE -> shares(content.vector16());
        case EC_POINT_FORMATS -> {
          Cursor list = content.vector8();
          while (list.remaining() > 0) {
            formats.add(list.u8());
          }
        }
        default -> {
          return;
        }
      }
    }

    private void serverName(Cursor content) throws Cursor.Truncated {
      Cursor list = content.vector16();
      while (list.remaining() > 0) {
        int kind = list.u8();
        Cursor name = list.vector16();
        if (kind == 0 && serverName.isEmpty()) {
          serverName = Optional.of(name.text());
        }
      }
    }

    private void protocols(Cursor list) throws Cursor.Truncated {
      while (list.remaining() > 0) {
        Cursor protocol = list.vector8();
        if (alpn.isEmpty()) {
          firstAlpn = Arrays.copyOfRange(protocol.array(), protocol.position(), protocol.end());
        }
        alpn.add(protocol.text());
      }
    }

    private void shares(Cursor list) throws Cursor.Truncated {
      while (list.remaining() > 0) {
        keyShares.add(list.u16());
        list.vector16();
      }
    }
  }

  private static final class ServerExtensions implements ExtensionSink {
    private List<HelloExtension> all = List.of();
    private Optional<ProtocolVersion> version = Optional.empty();
    private Optional<Integer> keyShare = Optional.empty();
    private Optional<String> alpn = Optional.empty();

    void read(Cursor list) throws Cursor.Truncated {
      all = extensions(list, this);
    }

    @Override
    public void extension(int type, Cursor content) throws Cursor.Truncated {
      switch (type) {
        case SUPPORTED_VERSIONS -> version = Optional.of(new ProtocolVersion(content.u16()));
        case KEY_SHARE -> keyShare = Optional.of(content.u16());
        case ALPN -> alpn = firstProtocol(content);
        default -> {
          return;
        }
      }
    }
  }
}
