using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions.Casts;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Nested;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <content>Constants, casts, and parts of nested values.</content>
public static partial class ExpressionFactory
{
    /// <summary>The value of a constant in the text of a statistic.</summary>
    /// <param name="zone">The session time zone, in which a timestamp is meant.</param>
    /// <param name="time">Tells which day it is, for a timestamp that is a time alone.</param>
    public static Literal Constant(LiteralSyntax syntax, ZoneRules zone, TimeProvider time) => syntax switch
    {
        NullLiteralSyntax => With(Literal.Null(SqlType.Null), syntax),
        BooleanLiteralSyntax b => With(Literal.Boolean(b.Value), syntax),
        IntegerLiteralSyntax i => With(Integer(i), syntax),
        FloatingLiteralSyntax f => With(
            f.Type is FloatType ? Literal.Fixed(f.Type, (float)f.Value) : Literal.Double(f.Value), syntax),
        DecimalLiteralSyntax d => With(Literal.Fixed(d.Type, (Int128)d.Unscaled), syntax),
        StringLiteralSyntax s => With(Literal.String(s.Value), syntax),
        BinaryLiteralSyntax b => With(Literal.Bytes(b.Type, [.. b.Value]), syntax),
        DateTimeLiteralSyntax d => With(DateTime(d, zone, time), syntax),
        IntervalLiteralSyntax { Type: YearMonthIntervalType } i => With(Literal.Fixed(i.Type, (int)i.Value), syntax),
        IntervalLiteralSyntax i => With(Literal.Fixed(i.Type, i.Value), syntax),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    /// <summary><c>CAST(value AS type)</c>, or TRY_CAST.</summary>
    public static Expression Cast(Expression value, SqlType type, bool isTry, TextSpan span)
    {
        if (CastRules.CanCast(value.Type, type))
        {
            return new Cast(value, type, isTry, isImplicit: false) { Span = span };
        }

        var name = type is ArrayType or MapType or StructType ? value.ToName() : $"{(isTry ? "TRY_CAST" : "CAST")}({value.ToName()} AS {type})";
        throw CastRefusal.Make(name, value.Type, type, isTry, span);
    }

    /// <summary><c>value.field</c> of a struct, or of an array of structs, ignoring case; or <c>map.key</c>.</summary>
    public static Expression Field(Expression value, string name, TextSpan span) =>
        Part(value, Literal.String(name), value is ColumnReference or INamedPart { ColumnName: not null } ? name : null, span);

    /// <summary><c>array[index]</c> or <c>struct['field']</c>.</summary>
    public static Expression Element(Expression value, Expression key, TextSpan span) => Part(value, key, null, span);

    private static Expression Part(Expression value, Expression key, string? columnName, TextSpan span) => value.Type switch
    {
        ArrayType { Element: StructType s } when key is Literal { IsNull: false, Type: StringType } name =>
            new ArrayFieldAccess(value, FieldIndex(s, name.GetString(), span), name.GetString()) { Span = span, ColumnName = columnName },
        ArrayType when key.Type.IsIntegral || key.Type is NullType => new ArrayElement(value, ImplicitCast.To(key, SqlType.Long)) { Span = span },
        ArrayType => throw TypeMismatch.UnexpectedInput(
            $"{value.ToName()}[{key.ToName()}]", 1, OperandRule.Integral.Required, key.ToName(), key.Type, span),
        MapType m => MapValue(value, key, m, columnName, span),
        StructType s when key is Literal { IsNull: false, Type: StringType } name =>
            new StructFieldAccess(value, FieldIndex(s, name.GetString(), span), name.GetString()) { Span = span, ColumnName = columnName },
        StructType => throw new StatisticException(
            $"Field name should be a non-null string literal, but it's \"{key.ToName()}\".", span, "INVALID_EXTRACT_FIELD_TYPE"),
        _ => throw NotNested(value, span),
    };

    /// <summary><c>(a, b)</c>: a struct whose fields are named after the columns, or <c>col1</c>, <c>col2</c> ...</summary>
    public static Expression Row(IReadOnlyList<Expression> values, TextSpan span) => new StructOf(
        [.. values.Select((v, i) => v switch
        {
            ColumnReference c => c.Name,
            INamedPart { ColumnName: { } part } => part,
            Alias a => a.Name,
            _ => $"col{i + 1}",
        })],
        [.. values.Select(v => v is Alias a ? a.Child : v)]) { Span = span };

    /// <summary>A struct with the names given.</summary>
    public static Expression Struct(IReadOnlyList<string> names, IReadOnlyList<Expression> values, TextSpan span) =>
        new StructOf(names, [.. values]) { Span = span };

    /// <summary>
    /// The name that a column of a result has without an alias. A cast or a field of something named has its name: <c>CAST(a AS INT)</c> is
    /// <c>a</c>.
    /// </summary>
    public static string ColumnName(Expression expression) => expression switch
    {
        Alias a => a.Name,
        ColumnReference c => c.Name,
        INamedPart { ColumnName: { } part } => part,
        Cast { Child: ColumnReference or INamedPart { ColumnName: not null } or Alias } c => ColumnName(c.Child),
        _ => expression.ToName(),
    };

    private static Literal With(Literal literal, LiteralSyntax syntax) => new(literal) { Span = syntax.Span };

    private static Literal Integer(IntegerLiteralSyntax syntax) => syntax.Type switch
    {
        ByteType => Literal.Fixed(syntax.Type, (sbyte)syntax.Value),
        ShortType => Literal.Fixed(syntax.Type, (short)syntax.Value),
        IntType => Literal.Int((int)syntax.Value),
        _ => Literal.Long(syntax.Value),
    };

    private static Literal DateTime(DateTimeLiteralSyntax syntax, ZoneRules zone, TimeProvider time)
    {
        var text = Encoding.UTF8.GetBytes(syntax.Text);
        switch (syntax.Type)
        {
            case DateType when DateText.TryParse(text, out var days):
                return Literal.Fixed(syntax.Type, days);
            case TimestampType when TimestampText.TryParse(text, zone, time, out var utc):
                return Literal.Fixed(syntax.Type, utc, zone);
            case TimestampNtzType when TimestampText.TryParseWall(text, allowZone: true, out var wall):
                return Literal.Fixed(syntax.Type, wall);
            default:
                throw new StatisticException(
                    $"The value of the typed literal {TypeMismatch.Quote(syntax.Type)} is invalid: {SqlText.Quote(syntax.Text)}.",
                    syntax.Span,
                    "INVALID_TYPED_LITERAL",
                    "Write a date as 2018-12-31, a timestamp as 2018-12-31 23:57:00.");
        }
    }

    private static MapElement MapValue(Expression value, Expression key, MapType type, string? columnName, TextSpan span) =>
        ImplicitCast.TryTo(key, type.Key) is { } coerced
            ? new MapElement(value, coerced) { Span = span, ColumnName = columnName }
            : throw TypeMismatch.UnexpectedInput(
                $"{value.ToName()}[{key.ToName()}]", 1, TypeMismatch.Quote(type.Key), key.ToName(), key.Type, span);

    private static int FieldIndex(StructType type, string name, TextSpan span)
    {
        var matches = Enumerable.Range(0, type.Fields.Count).Where(i => string.Equals(type.Fields[i].Name, name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return matches.Length switch
        {
            1 => matches[0],
            0 => throw new StatisticException(
                $"No such struct field `{name}` in {string.Join(", ", type.Fields.Select(f => $"`{f.Name}`"))}.",
                span,
                "FIELD_NOT_FOUND",
                NearestName.Find(name, type.Fields.Select(f => f.Name)) is { } nearest ? $"Did you mean {nearest}?" : null),
            _ => throw new StatisticException(
                $"Ambiguous reference to the field `{name}`. It appears {matches.Length} times in the schema.", span, "AMBIGUOUS_REFERENCE_TO_FIELDS"),
        };
    }

    private static StatisticException NotNested(Expression value, TextSpan span) => new(
        $"Can't extract a value from \"{value.ToName()}\". Need a complex type [STRUCT, ARRAY, MAP] but got {TypeMismatch.Quote(value.Type)}.",
        span,
        "INVALID_EXTRACT_BASE_FIELD_TYPE");
}
