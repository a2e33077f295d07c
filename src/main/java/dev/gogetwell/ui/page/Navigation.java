package dev.gogetwell.ui.page;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.port.ReportWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// What a page may ask of the window around it. JavaFX thread only.
public interface Navigation {
  /// Shows another page of this run.
  void goTo(Place place);

  /// Shows the fix page with this remedy selected.
  void showRemedy(Remedy remedy);

  /// Shows the letter to IT, as it would be saved.
  void showLetter();

  /// Asks for a file and saves the report.
  void save(ReportWriter.Wish wish);

  /// All that [#save] would write now; empty as long as there is no report.
  Optional<ReportWriter.Draft> draft(ReportWriter.Wish wish);

  /// Asks for a file, makes this handshake once more and saves it for Wireshark.
  void saveCapture(TlsHandshake shown);

  /// Asks for a file and saves these certificates as PEM; that trusts nobody.
  void saveCertificates(List<Der> certificates, String suggestedName);

  /// Asks for a saved run to compare with.
  void openOther(Consumer<Report> use);

  /// Says something that went well or was refused, without a dialog.
  void tell(ObservableValue<String> sentence);

  /// Puts text on the clipboard, without anything private, and says so.
  void copy(String text);

  /// Puts on the clipboard what must stay as it is shown, and says so: a command or a filter for this computer, a
  /// letter whose names are out of it or meant to stay. Only what opens a door is taken out.
  void copyCommand(String command);
}
