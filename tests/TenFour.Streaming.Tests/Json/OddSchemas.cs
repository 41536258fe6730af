using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Json;

/// <summary>The schemas that fixtures name by number. Needed columns, and all that Spark's <c>from_json</c> was given.</summary>
internal static class OddSchemas
{
    private static readonly SqlType Strings = new ArrayType(SqlType.String);
    private static readonly SqlType Point = new StructType([new StructField("x", SqlType.Int), new StructField("y", SqlType.String)]);
    private static readonly SqlType Small = new StructType([new StructField("x", SqlType.Int)]);

    private static readonly Schema Wide = new(
    [
        new StructField("a", SqlType.String), new StructField("n", SqlType.Int), new StructField("b", SqlType.Boolean),
        new StructField("t", SqlType.Timestamp), new StructField("d", SqlType.Double), new StructField("s", Point),
        new StructField("l", new ArrayType(SqlType.Int)), new StructField("m", new MapType(SqlType.String, SqlType.Int)),
        new StructField("bin", SqlType.Binary), new StructField("dt", SqlType.Date), new StructField("dec", new DecimalType(10, 2)),
        new StructField("by", SqlType.Byte), new StructField("sh", SqlType.Short), new StructField("lo", SqlType.Long),
        new StructField("f", SqlType.Float), new StructField("ntz", SqlType.TimestampNtz), new StructField("la", new ArrayType(Small)),
        new StructField("ms", new MapType(SqlType.String, SqlType.String)), new StructField("ls", Strings),
    ]);

    public static readonly IReadOnlyList<(Schema Needed, Schema Declared)> All =
    [
        (Wide, Wide),
        (Pick("a"), Wide),
        (Pick("t"), Wide),
        (Pick("a", "n", "t"), Wide),
        (Pick("b", "la"), Wide),
    ];

    private static Schema Pick(params string[] names) => new([.. Wide.Fields.Where(f => names.Contains(f.Name))]);
}
