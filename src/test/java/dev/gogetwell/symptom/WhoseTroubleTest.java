package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Would it fail for everybody, is it worth waiting, can it be repeated with hope: a fresh tag, an outage, a version
/// that exists nowhere and a private module asked of a public service are four answers.
class WhoseTroubleTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final String MIRROR = "go: github.com/acme/tool@v1.9.0: reading "
      + "https://proxy.golang.org/github.com/acme/tool/@v/v1.9.0.info: ";
  private static final String DATABASE = "go: github.com/acme/tool@v1.9.0: verifying module: reading "
      + "https://sum.golang.org/lookup/github.com/acme/tool@v1.9.0: 404 Not Found\n\tserver response: not found: "
      + "github.com/acme/tool@v1.9.0: invalid version: ";
  private static final String REPLY = "404 Not Found\n\tserver response: not found: github.com/acme/tool@v1.9.0: ";
  private static final String LOGIN = "git ls-remote -q origin in /tmp/vcs/1: exit status 128:\n"
      + "\t\tfatal: could not read Username for 'https://github.com': terminal prompts disabled";

  @Test
  void aTagThatTheDatabaseHasNotSeenYetIsWorthWaiting() {
    assertThat(notes(DATABASE + "unknown revision v1.9.0")).containsExactly("database-could-not");
  }

  @Test
  void anOutageOfAMirrorIsOfTheMirror() {
    assertThat(notes(MIRROR + "503 Service Unavailable")).containsExactly("outage");
    assertThat(notes(MIRROR + REPLY + "fetch timed out")).containsExactly("mirror-could-not");
    assertThat(notes(MIRROR + "429 Too Many Requests")).containsExactly("rate-limit");
  }

  @Test
  void aVersionThatExistsNowhereFailsForEverybody() {
    assertThat(notes(MIRROR + REPLY + "invalid version: unknown revision v1.9.0")).containsExactly("nowhere");
    assertThat(notes("go: github.com/acme/tool@v1.9.0: invalid version: unknown revision v1.9.0"))
        .containsExactly("nowhere-direct");
  }

  @Test
  void aPrivateModuleAskedOfAPublicServiceWantsAnotherWay() {
    assertThat(notes(MIRROR + REPLY + "invalid version: " + LOGIN)).containsExactly("asked-in-public", "goprivate");
    assertThat(notes(DATABASE + LOGIN)).containsExactly("goprivate");
  }

  @Test
  void noReasonIsNoAnswer() {
    assertThat(notes(MIRROR + "404 Not Found")).isEmpty();
  }

  private static List<String> notes(String text) {
    Stream<Message> notes = READER.read(text).notes().stream();
    return notes.map(note -> note.key().substring("symptom.note.".length())).toList();
  }
}
