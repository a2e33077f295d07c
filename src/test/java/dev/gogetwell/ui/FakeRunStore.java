package dev.gogetwell.ui;

import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Message;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps runs in memory.
final class FakeRunStore implements RunStore {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();
  /// What any file holds.
  Optional<LoadedReport> mailed = Optional.empty();
  private final Map<String, Report> reports = new ConcurrentHashMap<>();

  @Override
  public List<Entry> recent() {
    return List.copyOf(entries);
  }

  @Override
  public Entry save(Report report) {
    Entry entry = new Entry("run-" + entries.size(), report.started(), report.target().module(),
        report.verdict().state(), report.verdict().rootCause().map(Finding::code), false);
    entries.addFirst(entry);
    reports.put(entry.id(), report);
    return entry;
  }

  @Override
  public void delete(Entry entry) {
    entries.remove(entry);
    reports.remove(entry.id());
  }

  @Override
  public void markFixed(Entry entry, List<String> changes) {
    entries.replaceAll(each -> each.id().equals(entry.id())
        ? new Entry(each.id(), each.started(), each.module(), each.state(), each.cause(), true) : each);
  }

  @Override
  public LoadedReport open(Entry entry) throws ServiceException {
    if (!reports.containsKey(entry.id())) {
      throw new ServiceException(Message.of("window.error.cannot-open", entry.id()));
    }
    return new LoadedReport(reports.get(entry.id()), true, List.of());
  }

  @Override
  public LoadedReport open(Path file) throws ServiceException {
    return mailed.orElseThrow(() -> new ServiceException(Message.of("ui.report.not-yet")));
  }
}
