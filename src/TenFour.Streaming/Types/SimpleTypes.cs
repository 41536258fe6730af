namespace TenFour.Streaming.Types;

/// <summary>The type of a bare NULL.</summary>
public sealed record NullType : SqlType
{
    protected override string Name => "VOID";
}

public sealed record BooleanType : SqlType
{
    protected override string Name => "BOOLEAN";
}

public sealed record ByteType : SqlType
{
    protected override string Name => "TINYINT";
}

public sealed record ShortType : SqlType
{
    protected override string Name => "SMALLINT";
}

public sealed record IntType : SqlType
{
    protected override string Name => "INT";
}

public sealed record LongType : SqlType
{
    protected override string Name => "BIGINT";
}

public sealed record FloatType : SqlType
{
    protected override string Name => "FLOAT";
}

public sealed record DoubleType : SqlType
{
    protected override string Name => "DOUBLE";
}

/// <summary>UTF-8 text.</summary>
public sealed record StringType : SqlType
{
    protected override string Name => "STRING";
}

public sealed record BinaryType : SqlType
{
    protected override string Name => "BINARY";
}

/// <summary>Days since 1970-01-01.</summary>
public sealed record DateType : SqlType
{
    protected override string Name => "DATE";
}

/// <summary>An instant: microseconds since 1970-01-01T00:00:00Z, shown in the session time zone.</summary>
public sealed record TimestampType : SqlType
{
    protected override string Name => "TIMESTAMP";
}

/// <summary>A wall-clock time without a zone: microseconds since 1970-01-01 00:00:00.</summary>
public sealed record TimestampNtzType : SqlType
{
    protected override string Name => "TIMESTAMP_NTZ";
}

/// <summary>Months, days and microseconds, as <c>make_interval</c> and mixed interval literals give.</summary>
public sealed record CalendarIntervalType : SqlType
{
    protected override string Name => "INTERVAL";
}
