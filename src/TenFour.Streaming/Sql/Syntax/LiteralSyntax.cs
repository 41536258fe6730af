using System.Numerics;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Syntax;

/// <summary>A constant. Its type is the one Spark gives to such a text.</summary>
public abstract record LiteralSyntax(TextSpan Span) : ExpressionSyntax(Span)
{
    public abstract SqlType Type { get; }

    public override IEnumerable<SyntaxNode> Children => [];
}

public sealed record NullLiteralSyntax(TextSpan Span) : LiteralSyntax(Span)
{
    public override SqlType Type => SqlType.Null;
}

public sealed record BooleanLiteralSyntax(TextSpan Span, bool Value) : LiteralSyntax(Span)
{
    public override SqlType Type => SqlType.Boolean;
}

/// <summary>A TINYINT (<c>1Y</c>), SMALLINT (<c>1S</c>), INT or BIGINT (<c>1L</c>, or too long for INT). A sign before it is folded in.</summary>
public sealed record IntegerLiteralSyntax(TextSpan Span, long Value, SqlType IntegerType) : LiteralSyntax(Span)
{
    public override SqlType Type => IntegerType;
}

/// <summary>A FLOAT (<c>1.5F</c>) or DOUBLE (<c>1.5D</c>, <c>1e3</c>); a FLOAT's value is already rounded to single precision.</summary>
public sealed record FloatingLiteralSyntax(TextSpan Span, double Value, SqlType FloatingType) : LiteralSyntax(Span)
{
    public override SqlType Type => FloatingType;
}

/// <summary>A DECIMAL (<c>1.5</c>, <c>1BD</c>): <paramref name="Unscaled"/> divided by ten to the power of the type's scale.</summary>
public sealed record DecimalLiteralSyntax(TextSpan Span, BigInteger Unscaled, DecimalType DecimalType) : LiteralSyntax(Span)
{
    public override SqlType Type => DecimalType;
}

public sealed record StringLiteralSyntax(TextSpan Span, string Value) : LiteralSyntax(Span)
{
    public override SqlType Type => SqlType.String;
}

/// <summary><c>X'1F'</c></summary>
public sealed record BinaryLiteralSyntax(TextSpan Span, SyntaxList<byte> Value) : LiteralSyntax(Span)
{
    public override SqlType Type => SqlType.Binary;
}

/// <summary>
/// <c>DATE '2018-12-31'</c>, <c>TIMESTAMP '...'</c>, <c>TIMESTAMP_LTZ '...'</c>, <c>TIMESTAMP_NTZ '...'</c>: the text is kept, because the
/// session time zone decides what it means. (Spark types a TIMESTAMP by <c>spark.sql.timestampType</c>, which is LTZ here.)
/// </summary>
public sealed record DateTimeLiteralSyntax(TextSpan Span, string Text, SqlType DateTimeType) : LiteralSyntax(Span)
{
    public override SqlType Type => DateTimeType;
}

/// <summary>
/// An INTERVAL: <paramref name="Value"/> is months for a <see cref="YearMonthIntervalType"/> and microseconds for a
/// <see cref="DayTimeIntervalType"/>. Spark allows no mix of the two.
/// </summary>
public sealed record IntervalLiteralSyntax(TextSpan Span, long Value, SqlType IntervalType) : LiteralSyntax(Span)
{
    public override SqlType Type => IntervalType;
}
