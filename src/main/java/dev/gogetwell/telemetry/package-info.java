/// A run for the machinery that watches machines: as a file for Prometheus, and over OTLP for a collector. May import
/// `model`, `gorules` and `diagnostics`; it is given a redacted report and measures nothing. `OtlpExport` alone sends,
/// to the collector that the user named; it and what it uses of the OpenTelemetry SDK are loaded when that is asked
/// for.
@NullMarked
package dev.gogetwell.telemetry;

import org.jspecify.annotations.NullMarked;
