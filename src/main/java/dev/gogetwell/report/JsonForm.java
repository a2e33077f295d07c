package dev.gogetwell.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategy;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/// How the vocabulary looks in JSON, kept out of the vocabulary itself: enums as lower-case words, codes as codes,
/// durations as milliseconds with `Ms` behind their name, ids as plain strings, nothing where an optional is empty.
final class JsonForm {
  private JsonForm() {}

  /// @param languages the languages in which a message is written out beside its key
  static JsonMapper mapper(List<Texts> languages) {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(ReportLimits.constraints()).build())
        .annotationIntrospector(new Words())
        .propertyNamingStrategy(new Milliseconds())
        .addModule(module(languages))
        .addMixIn(Measurement.class, Kinded.class)
        .addMixIn(Change.class, Kinded.class)
        .addMixIn(Experiment.class, Kinded.class)
        .addMixIn(HandshakeMessage.class, Kinded.class)
        .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .changeDefaultNullHandling(value -> JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY))
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build();
  }

  private static SimpleModule module(List<Texts> languages) {
    SimpleModule module = new SimpleModule("gogetwell");
    word(module, EvidenceId.class, EvidenceId::value, EvidenceId::new);
    word(module, HopId.class, HopId::value, HopId::new);
    word(module, Der.class, Der::base64, Der::new);
    module.addSerializer(Duration.class, new MillisWriter());
    module.addDeserializer(Duration.class, new MillisReader());
    module.addSerializer(Message.class, new MessageWriter(languages));
    module.registerSubtypes(
        new NamedType(Measurement.NameLookup.class, "name-lookup"),
        new NamedType(Measurement.TcpConnect.class, "tcp-connect"),
        new NamedType(Measurement.TunnelRequest.class, "tunnel-request"),
        new NamedType(Measurement.TlsHandshake.class, "tls-handshake"),
        new NamedType(Measurement.ChainCheck.class, "chain-check"),
        new NamedType(Measurement.HttpFetch.class, "http-fetch"),
        new NamedType(Measurement.CommandRun.class, "command-run"),
        new NamedType(Measurement.ProtocolSniff.class, "protocol-sniff"),
        new NamedType(Measurement.StoreRead.class, "store-read"),
        new NamedType(Measurement.ChecksumRecord.class, "checksum-record"),
        new NamedType(Change.GoEnv.class, "go-env"),
        new NamedType(Change.GitConfig.class, "git-config"),
        new NamedType(Change.GitConfigAdded.class, "git-config-added"),
        new NamedType(Change.SshHost.class, "ssh-host"),
        new NamedType(Change.NewModule.class, "new-module"),
        new NamedType(Change.PutAside.class, "put-aside"),
        new NamedType(Change.UserEnvironment.class, "user-environment"),
        new NamedType(Change.TrustBundle.class, "trust-bundle"));
    experiments(module);
    handshake(module);
    return module;
  }

  private static void experiments(SimpleModule module) {
    module.registerSubtypes(
        new NamedType(Experiment.ServerNames.class, "server-names"),
        new NamedType(Experiment.OtherResolvers.class, "other-resolvers"),
        new NamedType(Experiment.RepeatedLookups.class, "repeated-lookups"),
        new NamedType(Experiment.Download.class, "download"),
        new NamedType(Experiment.CheckRecord.class, "check-record"),
        new NamedType(Experiment.WithoutProxy.class, "without-proxy"),
        new NamedType(Experiment.ThroughProxy.class, "through-proxy"),
        new NamedType(Experiment.SniffProxy.class, "sniff-proxy"),
        new NamedType(Experiment.LocalPorts.class, "local-ports"),
        new NamedType(Experiment.OtherMirror.class, "other-mirror"),
        new NamedType(Experiment.HiddenGoproxy.class, "hidden-goproxy"),
        new NamedType(Experiment.LaterEntries.class, "later-entries"),
        new NamedType(Experiment.HelloSizes.class, "hello-sizes"),
        new NamedType(Experiment.Portal.class, "portal"),
        new NamedType(Experiment.AskGo.class, "ask-go"),
        new NamedType(Experiment.AskGit.class, "ask-git"),
        new NamedType(Experiment.WithoutHttp2.class, "without-http2"),
        new NamedType(Experiment.Control.class, "control"));
  }

  private static void handshake(SimpleModule module) {
    word(module, Octets.class, Octets::hex, hex -> Octets.of(HexFormat.of().parseHex(hex)));
    module.registerSubtypes(
        new NamedType(HandshakeMessage.ClientHello.class, "client-hello"),
        new NamedType(HandshakeMessage.ServerHello.class, "server-hello"),
        new NamedType(HandshakeMessage.Certificate.class, "certificate"),
        new NamedType(HandshakeMessage.CompressedCertificate.class, "compressed-certificate"),
        new NamedType(HandshakeMessage.CertificateRequest.class, "certificate-request"),
        new NamedType(HandshakeMessage.CertificateVerify.class, "certificate-verify"),
        new NamedType(HandshakeMessage.KeyExchange.class, "key-exchange"),
        new NamedType(HandshakeMessage.EncryptedExtensions.class, "encrypted-extensions"),
        new NamedType(HandshakeMessage.NewSessionTicket.class, "new-session-ticket"),
        new NamedType(HandshakeMessage.KeyUpdate.class, "key-update"),
        new NamedType(HandshakeMessage.CertificateStatus.class, "certificate-status"),
        new NamedType(HandshakeMessage.Simple.class, "simple"),
        new NamedType(HandshakeMessage.Malformed.class, "malformed"),
        new NamedType(HandshakeMessage.Encrypted.class, "encrypted"));
  }

  private static <T> void word(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(type, new ValueSerializer<T>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializationContext context) {
        out.writeString(write.apply(value));
      }
    });
    module.addDeserializer(type, new ValueDeserializer<T>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) {
        return read.apply(in.getString());
      }
    });
  }

  /// Says which kind a value of a sealed type is.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Kinded {}

  /// Enums as words, and what a reader may not do without.
  private static final class Words extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      for (int i = 0; i < values.length; i++) {
        names[i] = values[i] instanceof CauseCode cause ? cause.code() : word(values[i]);
      }
      return names;
    }

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      Class<?> type = member.getRawType();
      return !Optional.class.isAssignableFrom(type) && type != OptionalInt.class
          && !Collection.class.isAssignableFrom(type)
          && !Map.class.isAssignableFrom(type);
    }
  }

  /// An enum constant as a lower-case word.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// `took` becomes `tookMs`.
  private static final class Milliseconds extends PropertyNamingStrategy {
    private static final long serialVersionUID = 1;

    @Override
    public String nameForGetterMethod(MapperConfig<?> config, AnnotatedMethod method, String name) {
      return method.getRawType() == Duration.class ? name + "Ms" : name;
    }

    @Override
    public String nameForConstructorParameter(MapperConfig<?> config, AnnotatedParameter parameter, String name) {
      return parameter.getRawType() == Duration.class ? name + "Ms" : name;
    }
  }

  private static final class MillisWriter extends ValueSerializer<Duration> {
    @Override
    public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(millis(value));
    }
  }

  private static final class MillisReader extends ValueDeserializer<Duration> {
    @Override
    public Duration deserialize(JsonParser in, DeserializationContext context) {
      return duration(in.getDecimalValue());
    }
  }

  static BigDecimal millis(Duration duration) {
    BigDecimal nanos = BigDecimal.valueOf(duration.getSeconds()).scaleByPowerOfTen(9)
        .add(BigDecimal.valueOf(duration.getNano()));
    BigDecimal millis = nanos.movePointLeft(6).stripTrailingZeros();
    return millis.scale() < 0 ? millis.setScale(0) : millis;
  }

  /// @throws ArithmeticException if no duration is as long
  static Duration duration(BigDecimal millis) {
    if (millis.precision() - (long) millis.scale() > 15 || millis.scale() > 100) {
      throw new ArithmeticException("not a duration");
    }
    return Duration.ofNanos(millis.movePointRight(6).longValue());
  }

  /// A message with its prose, so that the file can be read without the program; only key and arguments are read back.
  private static final class MessageWriter extends ValueSerializer<Message> {
    private final List<Texts> languages;

    MessageWriter(List<Texts> languages) {
      this.languages = languages;
    }

    @Override
    public void serialize(Message value, JsonGenerator out, SerializationContext context) {
      out.writeStartObject();
      out.writeStringProperty("key", value.key());
      out.writeArrayPropertyStart("args");
      value.args().forEach(out::writeString);
      out.writeEndArray();
      for (Texts texts : languages) {
        out.writeStringProperty(texts.language().tag(), texts.get(value));
      }
      out.writeEndObject();
    }
  }
}
