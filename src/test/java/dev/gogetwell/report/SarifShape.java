package dev.gogetwell.report;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.json.JsonMapper;

/// The part of the schema of SARIF 2.1.0 that this program writes, and nothing beside it.
public final class SarifShape {
  private static final String SARIF = """
      {"type":"object","additionalProperties":false,"required":["version","runs"],"properties":{
        "$schema":{"type":"string","format":"uri"},"version":{"const":"2.1.0"},
        "runs":{"type":"array","minItems":1,"items":{"type":"object","required":["tool"],"additionalProperties":false,
          "properties":{"tool":{"type":"object","required":["driver"],"properties":{"driver":{"type":"object",
            "required":["name"],"properties":{"name":{"type":"string"},"version":{"type":"string"},
              "rules":{"type":"array","uniqueItems":true,"items":{"type":"object","required":["id"],
                "properties":{"defaultConfiguration":{"type":"object","additionalProperties":false,"properties":
                  {"level":{"enum":["none","note","warning","error"]}}}}}}}}}},
          "results":{"type":"array","items":{"type":"object","required":["message"],"additionalProperties":false,
            "properties":{"ruleId":{"type":"string"},"ruleIndex":{"type":"integer","minimum":-1},
              "level":{"enum":["none","note","warning","error"]},
              "message":{"type":"object","required":["text"],"properties":{"text":{"type":"string"}}},
              "locations":{"type":"array","items":{"type":"object","properties":{"physicalLocation":{"type":"object",
                "properties":{"artifactLocation":{"type":"object","properties":{"uri":{"type":"string",
                  "pattern":"^[A-Za-z0-9%._~!$&'()*+,;=@/-]+$"}}},"region":{"type":"object","additionalProperties":false,
                  "properties":{"startLine":{"type":"integer","minimum":1},"startColumn":{"type":"integer",
                  "minimum":1}}}}}}}},
              "partialFingerprints":{"type":"object","additionalProperties":{"type":"string"}},
              "properties":{"type":"object"}}}}}}}}}
      """;

  private SarifShape() {}

  /// A schema that refuses what is not in it.
  public static Schema schema() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JsonMapper.builder().build().readTree(SARIF));
  }
}
