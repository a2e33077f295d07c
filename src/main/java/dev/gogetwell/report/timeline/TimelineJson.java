package dev.gogetwell.report.timeline;

import dev.gogetwell.gorules.tls.BreakPointRules;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes timelines in the published JSON form. Streams are written one by one, so that a capture of any size needs no
/// more memory than its largest stream. Immutable; any thread.
public final class TimelineJson {
  /// The version of the form.
  public static final String SCHEMA = "gogetwell-timeline-1";

  private final JsonFactory factory = JsonFactory.builder().build();
  private final BreakPointRules rules = new BreakPointRules();

  /// A document under construction: the object that holds the list of streams.
  public final class Document implements AutoCloseable {
    private final JsonGenerator json;

    private Document(JsonGenerator json) {
      this.json = json;
    }

    /// Adds one stream.
    public void add(TlsStream stream) {
      stream(json, stream);
    }

    /// Adds what is known of the file after its last stream, and ends the document.
    ///
    /// @param truncated whether the capture file ends in the middle of something
    public void end(boolean truncated) {
      json.writeEndArray();
      if (truncated) {
        json.writeBooleanProperty("truncated", true);
      }
      json.writeEndObject();
      json.flush();
    }

    @Override
    public void close() {
      json.close();
    }
  }

  /// Opens a document for one source.
  ///
  /// @param out is not closed by closing the document
  /// @param sourceKey `source` for a document that stands alone, `file` for a line of a batch
  public Document open(OutputStream out, String sourceKey, String source) {
    JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out);
    json.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
    json.writeStartObject();
    json.writeStringProperty("schema", SCHEMA);
    json.writeStringProperty(sourceKey, source);
    json.writeArrayPropertyStart("streams");
    return new Document(json);
  }

  /// One stream as a JSON object.
  public String toString(TlsStream stream) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
      stream(json, stream);
    }
    return text.toString();
  }

  private void stream(JsonGenerator json, TlsStream stream) {
    json.writeStartObject();
    endpoint(json, "client", stream.client());
    endpoint(json, "server", stream.server());
    json.writeStringProperty("start", stream.start().toString());
    if (!stream.plain().isEmpty()) {
      json.writeArrayPropertyStart("plain");
      stream.plain().forEach(turn -> plain(json, turn));
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("events");
    stream.events().forEach(event -> event(json, event));
    json.writeEndArray();
    json.writeStringProperty("end", stream.end().code());
    stream.breakPoint().ifPresent(breakPoint -> breakPoint(json, breakPoint, stream));
    stream.closedBy().ifPresent(by -> json.writeStringProperty("closedBy", by.code()));
    if (!stream.notes().isEmpty()) {
      json.writeArrayPropertyStart("notes");
      stream.notes().forEach(note -> json.writeString(note.code()));
      json.writeEndArray();
    }
    json.writeObjectPropertyStart("bytes");
    json.writeNumberProperty(Direction.CLIENT_TO_SERVER.code(), stream.bytesToServer());
    json.writeNumberProperty(Direction.SERVER_TO_CLIENT.code(), stream.bytesToClient());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void endpoint(JsonGenerator json, String name, Endpoint endpoint) {
    json.writeArrayPropertyStart(name);
    json.writeString(endpoint.address());
    json.writeNumber(endpoint.port());
    json.writeEndArray();
  }

  private static void plain(JsonGenerator json, PlainText turn) {
    json.writeStartObject();
    time(json, turn.time());
    json.writeStringProperty("dir", turn.direction().code());
    json.writeStringProperty("kind", turn.kind().code());
    json.writeStringProperty("text", turn.quote());
    turn.status().ifPresent(status -> json.writeNumberProperty("status", status));
    json.writeNumberProperty("len", turn.length());
    json.writeEndObject();
  }

  private static void event(JsonGenerator json, TlsEvent event) {
    json.writeStartObject();
    time(json, event.time());
    json.writeStringProperty("dir", event.direction().code());
    json.writeStringProperty("outer", event.outer().code());
    json.writeStringProperty("record", event.record().code());
    json.writeStringProperty("version", event.version().hex());
    json.writeNumberProperty("len", event.length());
    json.writeBooleanProperty("decrypted", event.decrypted());
    if (!event.messages().isEmpty()) {
      json.writeArrayPropertyStart("messages");
      for (HandshakeMessage message : event.messages()) {
        MessageJson.write(json, message);
      }
      json.writeEndArray();
    }
    event.alert().ifPresent(alert -> alert(json, alert));
    json.writeEndObject();
  }

  private static void alert(JsonGenerator json, Alert alert) {
    json.writeObjectPropertyStart("alert");
    if (alert.encrypted()) {
      json.writeBooleanProperty("encrypted", true);
    } else {
      json.writeStringProperty("level", alert.levelName());
      json.writeStringProperty("description", alert.description().orElse("unknown"));
      json.writeNumberProperty("desc", alert.number());
    }
    json.writeEndObject();
  }

  private void breakPoint(JsonGenerator json, BreakPoint breakPoint, TlsStream stream) {
    json.writeObjectPropertyStart("breakPoint");
    json.writeNumberProperty("afterEvent", breakPoint.afterEvent());
    json.writeStringProperty("reached", breakPoint.reached().code());
    json.writeStringProperty("end", breakPoint.end().code());
    breakPoint.by().ifPresent(by -> json.writeStringProperty("by", by.code()));
    breakPoint.alert().ifPresent(alert -> alert(json, alert));
    json.writeBooleanProperty("inferred", breakPoint.hidden());
    json.writeArrayPropertyStart("causes");
    for (BreakPointRules.Cause cause : rules.causes(stream)) {
      json.writeStartObject();
      json.writeStringProperty("code", cause.code().code());
      json.writeStringProperty("confidence", cause.confidence().name().toLowerCase(java.util.Locale.ROOT));
      json.writeStringProperty("why", cause.why().key());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void time(JsonGenerator json, Duration time) {
    String fraction = Integer.toString(1_000_000_000 + time.getNano());
    json.writeName("t");
    json.writeNumber(time.getSeconds() + "." + fraction.substring(1));
  }
}
