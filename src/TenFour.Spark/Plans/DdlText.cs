using TenFour.Streaming.Types;

namespace TenFour.Spark.Plans;

/// <summary>Types as Spark's DDL, with the names of fields in backticks.</summary>
internal static class DdlText
{
    public static string Of(SqlType type) => type switch
    {
        ArrayType array => $"ARRAY<{Of(array.Element)}>",
        MapType map => $"MAP<{Of(map.Key)}, {Of(map.Value)}>",
        StructType fields => $"STRUCT<{string.Join(", ", fields.Fields.Select(f => $"{ExpressionText.Quote(f.Name)}: {Of(f.Type)}"))}>",
        _ => type.ToString(),
    };
}
