package dev.gogetwell.gorules.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.CaseGenerator.Case;
import dev.gogetwell.gorules.x509.ClientTable.Client;
import dev.gogetwell.gorules.x509.ClientTable.Reading;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTableTest {
  private final Case chain;
  private final List<byte[]> served = new ArrayList<>();
  private final ChainVerifier verifier = new ChainVerifier(X509Rules.of("1.26"));

  ClientTableTest() throws GeneralSecurityException {
    CaseChain parts = new CaseChain(new CaseKeys());
    parts.leaf.with(CaseChain.names(CaseChain.dns("example.com")));
    chain = parts.build("chain");
    served.add(chain.leaf());
    served.addAll(chain.intermediates());
  }

  private ClientTable table(String host, List<byte[]> local, List<byte[]> everyone) {
    return ClientTable.of(verifier, served, host, GoTime.parse(chain.time()),
        Map.of(Client.GO, local, Client.PUBLIC_LIST, everyone));
  }

  @Test
  void bothListsAcceptingIsFine() {
    assertThat(table("example.com", chain.roots(), chain.roots()).reading()).isEqualTo(Reading.FINE);
  }

  @Test
  void aRootThatOnlyThisMachineHasWasInstalledHere() {
    ClientTable table = table("example.com", chain.roots(), List.of());
    assertThat(table.reading()).isEqualTo(Reading.LOCAL_ROOT_INSTALLED);
    assertThat(table.rows().getFirst().anchor()).contains("CN=Root");
    assertThat(table.rows().getLast().verdict().error()).hasValueSatisfying(
        e -> assertThat(e.text()).isEqualTo("x509: certificate signed by unknown authority"));
  }

  @Test
  void aPublicRootThatThisMachineLacksMeansAnOldStore() {
    assertThat(table("example.com", List.of(), chain.roots()).reading()).isEqualTo(Reading.STORE_OUTDATED);
  }

  @Test
  void anAuthorityThatNobodyKnowsIsUnknownToBoth() {
    assertThat(table("example.com", List.of(), List.of()).reading()).isEqualTo(Reading.UNKNOWN_TO_BOTH);
  }

  @Test
  void aWrongNameIsNoMatterOfStores() {
    assertThat(table("other.org", chain.roots(), List.of()).reading()).isEqualTo(Reading.NOT_A_MATTER_OF_STORES);
  }

  @Test
  void aStoreThatCannotBeLoadedRefusesEveryChainInGosWords() {
    String words = "x509: failed to load system roots and no roots provided; open /x: permission denied";
    ChainVerdict verdict = verifier.verify(VerifyRequest.server(served, verifier.systemRoots(List.of(), words),
        "example.com", GoTime.parse(chain.time())));
    assertThat(verdict.error()).hasValueSatisfying(e -> {
      assertThat(e.type().goName()).isEqualTo("SystemRootsError");
      assertThat(e.text()).isEqualTo(words);
    });
  }

  @Test
  void rowsStandInTheOrderOfTheClientsAndMissingStoresHaveNone() {
    ClientTable table = ClientTable.of(verifier, served, "example.com", GoTime.parse(chain.time()),
        Map.of(Client.PUBLIC_LIST, chain.roots(), Client.GIT, List.of(), Client.GO, chain.roots()));
    assertThat(table.rows()).extracting(ClientTable.Row::client)
        .containsExactly(Client.GO, Client.GIT, Client.PUBLIC_LIST);
  }
}
