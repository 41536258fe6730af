using System.Globalization;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>Data types and the columns of a schema. CHAR and VARCHAR are STRING, as Spark's casts make of them.</summary>
internal sealed partial class SqlGrammar
{
    private static readonly Dictionary<string, SqlType> SimpleTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BOOLEAN"] = SqlType.Boolean,
        ["TINYINT"] = SqlType.Byte,
        ["BYTE"] = SqlType.Byte,
        ["SMALLINT"] = SqlType.Short,
        ["SHORT"] = SqlType.Short,
        ["INT"] = SqlType.Int,
        ["INTEGER"] = SqlType.Int,
        ["BIGINT"] = SqlType.Long,
        ["LONG"] = SqlType.Long,
        ["FLOAT"] = SqlType.Float,
        ["REAL"] = SqlType.Float,
        ["DOUBLE"] = SqlType.Double,
        ["STRING"] = SqlType.String,
        ["BINARY"] = SqlType.Binary,
        ["DATE"] = SqlType.Date,
        ["TIMESTAMP"] = SqlType.Timestamp,
        ["TIMESTAMP_LTZ"] = SqlType.Timestamp,
        ["TIMESTAMP_NTZ"] = SqlType.TimestampNtz,
        ["VOID"] = SqlType.Null,
    };

    private static readonly string[] OtherTypes = ["DECIMAL", "DEC", "NUMERIC", "CHAR", "CHARACTER", "VARCHAR", "ARRAY", "MAP", "STRUCT", "INTERVAL"];

    private SqlType DataType()
    {
        Enter();
        if (!_tokens.AtName())
        {
            throw _tokens.Unexpected("a data type");
        }

        var word = _tokens.Take();
        var type = _tokens.TextOf(word).ToString().ToUpperInvariant() switch
        {
            "DECIMAL" or "DEC" or "NUMERIC" => DecimalOf(),
            "CHAR" or "CHARACTER" or "VARCHAR" => CharacterOf(),
            "ARRAY" => ArrayOf(),
            "MAP" => MapOf(),
            "STRUCT" => StructOf(),
            "INTERVAL" => IntervalOf(),
            "TIMESTAMP" when _tokens.AtWords("WITHOUT", "TIME") => WithoutTimeZone(),
            var name => SimpleTypes.TryGetValue(name, out var simple) && !_tokens.AtSymbol("(") ? simple : throw NoType(name, word),
        };
        Leave();
        return type;
    }

    private StatisticException NoType(string name, Token word)
    {
        if (SimpleTypes.ContainsKey(name))
        {
            return new StatisticException(
                $"The type {name} takes no arguments.", _tokens.Current.Span, "UNSUPPORTED_DATATYPE", "Remove the parentheses.");
        }

        return new StatisticException(
            $"There is no data type {name}.",
            word.Span,
            "UNSUPPORTED_DATATYPE",
            NearestName.Find(name, SimpleTypes.Keys.Concat(OtherTypes)) is { } near
                ? $"Did you mean {near}?"
                : "Write one such as STRING, INT, DOUBLE, DECIMAL(10,2), DATE, TIMESTAMP or ARRAY<STRING>.");
    }

    private DecimalType DecimalOf()
    {
        if (!_tokens.TakeSymbol("("))
        {
            return DecimalType.Default;
        }

        var start = _tokens.Current.Start;
        var precision = Size();
        var scale = _tokens.TakeSymbol(",") ? Size() : 0;
        var span = _tokens.SpanFrom(start);
        ExpectClosing("')'");
        if (precision is < 1 or > DecimalType.MaxPrecision)
        {
            throw new StatisticException(
                $"A decimal of {precision} digits is not possible.",
                span,
                "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
                $"Write a precision from 1 to {DecimalType.MaxPrecision}.");
        }

        return scale <= precision
            ? new DecimalType(precision, scale)
            : throw new StatisticException(
                $"The scale {scale} is greater than the precision {precision}.", span, advice: "The scale counts digits behind the point, which the precision includes.");
    }

    private SqlType CharacterOf()
    {
        _tokens.ExpectSymbol("(");
        Size();
        ExpectClosing("')'");
        return SqlType.String;
    }

    private int Size()
    {
        var token = _tokens.Current;
        if (token.Kind != TokenKind.Number || !int.TryParse(_tokens.TextOf(token), NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw _tokens.Unexpected("a whole number");
        }

        _tokens.Take();
        return size;
    }

    private ArrayType ArrayOf()
    {
        _tokens.ExpectSymbol("<");
        var element = DataType();
        _tokens.ExpectSymbol(">");
        return new ArrayType(element);
    }

    private MapType MapOf()
    {
        _tokens.ExpectSymbol("<");
        var key = DataType();
        _tokens.ExpectSymbol(",");
        var value = DataType();
        _tokens.ExpectSymbol(">");
        return new MapType(key, value);
    }

    private StructType StructOf()
    {
        _tokens.ExpectSymbol("<");
        var fields = Separated(() => Field(colon: true));
        _tokens.ExpectSymbol(">");
        return new StructType([.. fields]);
    }

    private Schema SchemaColumns()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new Schema([.. Separated(() => NewColumn(seen))]);
    }

    private StructField NewColumn(HashSet<string> seen)
    {
        var span = _tokens.Current.Span;
        var field = Field(colon: false);
        return seen.Add(field.Name)
            ? field
            : throw new StatisticException($"The column {field.Name} appears twice.", span, "COLUMN_ALREADY_EXISTS", "Names are the same in any case; change one.");
    }

    /// <param name="colon">A colon may stand before the type, as in structs but not in a schema.</param>
    private StructField Field(bool colon)
    {
        var name = _tokens.TakeIdentifier(colon ? "the name of a field" : "the name of a column");
        if (colon)
        {
            _tokens.TakeSymbol(":");
        }

        var type = DataType();
        var nullable = true;
        if (_tokens.AtWords("NOT", "NULL"))
        {
            _tokens.Take();
            _tokens.Take();
            nullable = false;
        }

        if (_tokens.TakeWord("COMMENT"))
        {
            SkipComment();
        }

        return new StructField(name.Text, type, nullable);
    }

    private void SkipComment()
    {
        if (_tokens.Current.Kind != TokenKind.String)
        {
            throw _tokens.Unexpected("a text in quotes");
        }

        _tokens.Take();
    }

    private SqlType WithoutTimeZone()
    {
        _tokens.ExpectWord("WITHOUT", "TIME", "ZONE");
        return SqlType.TimestampNtz;
    }

    private SqlType IntervalOf()
    {
        var from = _tokens.AtName() ? IntervalUnit.Find(_tokens.TextOf(_tokens.Current))?.Name : null;
        if (from is not ("YEAR" or "MONTH" or "DAY" or "HOUR" or "MINUTE" or "SECOND"))
        {
            return SqlType.CalendarInterval;
        }

        var start = _tokens.Take().Start;
        var to = _tokens.TakeWord("TO") ? UnitName() : from;
        return IntervalTypeOf(from, to)
            ?? throw new StatisticException(
                $"There is no interval from {from} to {to}.",
                _tokens.SpanFrom(start),
                "UNSUPPORTED_DATATYPE",
                "Write YEAR TO MONTH, or two of DAY, HOUR, MINUTE and SECOND with the longer one first.");
    }

    private static SqlType? IntervalTypeOf(string from, string to)
    {
        if (Enum.TryParse<YearMonthField>(from, ignoreCase: true, out var firstMonths))
        {
            return Enum.TryParse<YearMonthField>(to, ignoreCase: true, out var lastMonths) && firstMonths <= lastMonths
                ? new YearMonthIntervalType(firstMonths, lastMonths)
                : null;
        }

        return Enum.TryParse<DayTimeField>(from, ignoreCase: true, out var first)
            && Enum.TryParse<DayTimeField>(to, ignoreCase: true, out var last) && first <= last
                ? new DayTimeIntervalType(first, last)
                : null;
    }
}
