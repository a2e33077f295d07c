package dev.gogetwell.gorules.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Chains a second on one thread: our verifier against the JDK's PKIX builder on the same cases. No test; started by
/// src/test/bench/verify-chains.sh, which asks the real Go the same and prints the ratios. `fresh` forgets everything
/// between two passes over the file, as the other two do; `warm` keeps what it remembers.
final class ChainBenchmark {
  private static final long WARM_UP = 8_000_000_000L;
  private static final long MEASURE = 8_000_000_000L;
  private static final X509Rules RULES = X509Rules.of("1.26");

  private ChainBenchmark() {}

  /// A case in DER.
  private record Question(String host, String time, List<byte[]> roots, byte[] leaf, List<byte[]> intermediates) {}

  /// @param args the file with cases, one JSON object a line
  public static void main(String[] args) throws IOException {
    List<Question> questions = new ArrayList<>();
    try (Stream<String> lines = Files.lines(Path.of(args[0]))) {
      lines.forEach(line -> questions.add(question(JsonMapper.shared().readTree(line))));
    }
    print("ours-fresh", questions, all -> {
      ChainVerifier verifier = new ChainVerifier(RULES);
      all.forEach(question -> verify(verifier, question));
    });
    ChainVerifier kept = new ChainVerifier(RULES);
    print("ours-warm", questions, all -> all.forEach(question -> verify(kept, question)));
    print("jdk-pkix", questions, all -> all.forEach(ChainBenchmark::verifyWithJdk));
  }

  private static void print(String name, List<Question> questions, Consumer<List<Question>> pass) {
    rate(questions, pass, WARM_UP);
    System.out.printf("%s %.0f%n", name, rate(questions, pass, MEASURE));
  }

  private static double rate(List<Question> questions, Consumer<List<Question>> pass, long nanos) {
    long start = System.nanoTime();
    long done = 0;
    do {
      pass.accept(questions);
      done += questions.size();
    } while (System.nanoTime() - start < nanos);
    return done / ((System.nanoTime() - start) / 1e9);
  }

  private static Question question(JsonNode node) {
    List<byte[]> leaf = GoPem.certificates(node.path("leaf").asString(""));
    return new Question(node.path("host").asString(""), node.path("time").asString(""), ders(node.path("roots")),
        leaf.isEmpty() ? new byte[0] : leaf.getFirst(), ders(node.path("intermediates")));
  }

  private static List<byte[]> ders(JsonNode pems) {
    List<byte[]> ders = new ArrayList<>();
    pems.forEach(pem -> ders.addAll(GoPem.certificates(pem.asString(""))));
    return ders;
  }

  private static void verify(ChainVerifier verifier, Question question) {
    verifier.verify(new VerifyRequest(question.leaf(), question.intermediates(), verifier.roots(question.roots()),
        question.host(), GoTime.parse(question.time()), List.of()));
  }

  private static void verifyWithJdk(Question question) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509CertSelector target = new X509CertSelector();
      X509Certificate leaf = read(factory, question.leaf());
      target.setCertificate(leaf);
      Set<TrustAnchor> anchors = new HashSet<>();
      for (byte[] root : question.roots()) {
        anchors.add(new TrustAnchor(read(factory, root), null));
      }
      List<X509Certificate> others = new ArrayList<>(List.of(leaf));
      for (byte[] other : question.intermediates()) {
        others.add(read(factory, other));
      }
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(GoTime.parse(question.time()).toInstant()));
      parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      CertPathBuilder.getInstance("PKIX").build(parameters);
    } catch (GeneralSecurityException e) {
      return; // refused, which costs time as well
    }
  }

  private static X509Certificate read(CertificateFactory factory, byte[] der) throws GeneralSecurityException {
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }
}
