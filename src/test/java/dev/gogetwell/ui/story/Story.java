package dev.gogetwell.ui.story;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.Report;
import java.util.List;
import java.util.Map;

/// A scripted run: the events in order, and the report with which it ends.
///
/// @param texts sentences of this story in English and Chinese, beside the shipped ones
public record Story(List<RunEvent> events, Report report, Map<String, String> english, Map<String, String> chinese) {}
