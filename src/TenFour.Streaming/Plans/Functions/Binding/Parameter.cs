using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Binding;

/// <summary>What a function takes in one place, with the implicit casts that Spark allows there under ANSI rules.</summary>
/// <param name="Expected">The expectation as Spark's message words it: <c>"STRING"</c>, <c>("STRING" or "BINARY")</c>.</param>
/// <param name="Convert">The type that an argument of some type is cast to (its own where it fits), or null where it is refused.</param>
internal sealed record Parameter(string Expected, Func<SqlType, SqlType?> Convert)
{
    /// <summary>Anything as it is.</summary>
    public static readonly Parameter Any = new("\"ANY\"", type => type);

    public static readonly Parameter Text = new("\"STRING\"", type => IsAtomic(type) ? SqlType.String : null);

    /// <summary>Text, to which nothing else is cast.</summary>
    public static readonly Parameter TextOnly = new("\"STRING\"", type => IsTextOrNull(type) ? SqlType.String : null);

    public static readonly Parameter Binary =
        new("\"BINARY\"", type => type is NullType or StringType or BinaryType ? SqlType.Binary : null);

    public static readonly Parameter TextOrBinary =
        new("(\"STRING\" or \"BINARY\")", type => type is BinaryType ? type : IsAtomic(type) ? SqlType.String : null);

    public static readonly Parameter Boolean =
        new("\"BOOLEAN\"", type => type is NullType or StringType or BooleanType ? SqlType.Boolean : null);

    public static readonly Parameter Int = Number(SqlType.Int);

    public static readonly Parameter Long = Number(SqlType.Long);

    public static readonly Parameter Double = Number(SqlType.Double);

    /// <summary>A number of any type; text becomes a DOUBLE.</summary>
    public static readonly Parameter Numeric =
        new("\"NUMERIC\"", type => type.IsNumeric ? type : IsTextOrNull(type) ? SqlType.Double : null);

    public static readonly Parameter Date =
        new("\"DATE\"", type => IsTextOrNull(type) || type is DateType or TimestampType or TimestampNtzType ? SqlType.Date : null);

    public static readonly Parameter Timestamp =
        new(
            "\"TIMESTAMP\"",
            type => IsTextOrNull(type) || type is DateType or TimestampType or TimestampNtzType ? SqlType.Timestamp : null);

    /// <summary>TIMESTAMP or TIMESTAMP_NTZ as it is; dates and text become a TIMESTAMP.</summary>
    public static readonly Parameter AnyTimestamp = new(
        "\"(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)\"",
        type => type is TimestampType or TimestampNtzType ? type : IsTextOrNull(type) || type is DateType ? SqlType.Timestamp : null);

    /// <summary>A count of days: nothing wider than an INT.</summary>
    public static readonly Parameter Days = new(
        "(\"INT\" or \"SMALLINT\" or \"TINYINT\")",
        type => type is IntType or ShortType or ByteType || IsTextOrNull(type) ? SqlType.Int : null);

    /// <summary>An array as it is.</summary>
    public static readonly Parameter Array = new("\"ARRAY\"", type => type is ArrayType ? type : null);

    /// <summary>A decimal of just that precision and scale.</summary>
    public static Parameter Decimal(DecimalType target) =>
        new($"\"{target}\"", type => type.IsNumeric || IsTextOrNull(type) ? target : null);

    /// <summary>Anything with one value: what can be cast to text.</summary>
    public static bool IsAtomic(SqlType type) => type is not (ArrayType or MapType or StructType);

    public static bool IsTextOrNull(SqlType type) => type is StringType or NullType;

    private static Parameter Number(SqlType target) =>
        new($"\"{target}\"", type => type.IsNumeric || IsTextOrNull(type) ? target : null);
}
