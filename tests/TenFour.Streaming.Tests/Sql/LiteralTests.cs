using System.Numerics;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Sql.Syntax;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Sql;

public class LiteralTests
{
    [Theory]
    [InlineData("'it''s'", "it's")]
    [InlineData("\"say \"\"x\"\"\"", "say \"x\"")]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData(@"'a\nb\tc\\d\re'", "a\nb\tc\\d\re")]
    [InlineData(@"'\0\b\Z'", "\0\b\u001A")]
    [InlineData(@"'\u0041\U0001F600'", "A😀")]
    [InlineData(@"'\u12\U00110000\x41\q'", "u12U00110000x41q")]
    [InlineData(@"'\101\1012\400\7'", "AA24007")]
    [InlineData(@"'a\%b\_c'", @"a\%b\_c")]
    [InlineData(@"r'a\nb'", @"a\nb")]
    [InlineData(@"R""a\""", @"a\")]
    [InlineData("'a' 'b'  \"c\" r'\\d'", "abc\\d")]
    [InlineData("'two\nlines'", "two\nlines")]
    [InlineData("''", "")]
    public void Text_WithEscapes_MeansWhatSparkReads(string sql, string value) =>
        Assert.Equal(value, Assert.IsType<StringLiteralSyntax>(SqlParser.ParseExpression(sql)).Value);

    [Theory]
    [InlineData("0.10", 10, 2, 2)]
    [InlineData("000.5", 5, 1, 1)]
    [InlineData("0.0", 0, 1, 1)]
    [InlineData("1.", 1, 1, 0)]
    [InlineData("-1.50", -150, 3, 2)]
    [InlineData("1e3BD", 1000, 4, 0)]
    [InlineData("12.5e-2BD", 125, 3, 3)]
    public void Decimal_WithDigits_HasTheirPrecisionAndScale(string sql, int unscaled, int precision, int scale)
    {
        var literal = Assert.IsType<DecimalLiteralSyntax>(SqlParser.ParseExpression(sql));

        Assert.Equal(new BigInteger(unscaled), literal.Unscaled);
        Assert.Equal(new DecimalType(precision, scale), literal.DecimalType);
    }

    [Theory]
    [InlineData("-9223372036854775808L", long.MinValue, "BIGINT")]
    [InlineData("- 2147483648", int.MinValue, "INT")]
    [InlineData("2147483648", 2147483648L, "BIGINT")]
    [InlineData("-128y", -128L, "TINYINT")]
    [InlineData("7S", 7L, "SMALLINT")]
    public void Integer_WithSignAndSuffix_HasItsValueAndType(string sql, long value, string type)
    {
        var literal = Assert.IsType<IntegerLiteralSyntax>(SqlParser.ParseExpression(sql));

        Assert.Equal(value, literal.Value);
        Assert.Equal(type, literal.Type.ToString());
    }

    [Theory]
    [InlineData("1e3", 1000.0, "DOUBLE")]
    [InlineData(".5E-1", 0.05, "DOUBLE")]
    [InlineData("1.5f", 1.5, "FLOAT")]
    [InlineData("16777217F", 16777216.0, "FLOAT")]
    [InlineData("2D", 2.0, "DOUBLE")]
    public void Floating_WithExponentOrSuffix_HasItsValueAndType(string sql, double value, string type)
    {
        var literal = Assert.IsType<FloatingLiteralSyntax>(SqlParser.ParseExpression(sql));

        Assert.Equal(value, literal.Value);
        Assert.Equal(type, literal.Type.ToString());
    }

    [Theory]
    [InlineData("INTERVAL 5 MINUTES", 300_000_000, "INTERVAL MINUTE")]
    [InlineData("INTERVAL '5' MINUTE", 300_000_000, "INTERVAL MINUTE")]
    [InlineData("INTERVAL '1 day 2 hours'", 93_600_000_000, "INTERVAL DAY TO HOUR")]
    [InlineData("INTERVAL 2 HOURS 1 DAY", 93_600_000_000, "INTERVAL DAY TO HOUR")]
    [InlineData("INTERVAL 1 DAY -2 HOURS", 79_200_000_000, "INTERVAL DAY TO HOUR")]
    [InlineData("INTERVAL -'- 5' MINUTES", 300_000_000, "INTERVAL MINUTE")]
    [InlineData("INTERVAL 1 WEEK", 604_800_000_000, "INTERVAL DAY")]
    [InlineData("INTERVAL 1.1234567 SECONDS", 1_123_456, "INTERVAL SECOND")]
    [InlineData("INTERVAL '-.5 seconds'", -500_000, "INTERVAL SECOND")]
    [InlineData("INTERVAL -9223372036854775808 MICROSECONDS", long.MinValue, "INTERVAL SECOND")]
    [InlineData("INTERVAL '10:00' HOUR TO MINUTE", 36_000_000_000, "INTERVAL HOUR TO MINUTE")]
    [InlineData("INTERVAL -'1 02:03:04.5' DAY TO SECOND", -93_784_500_000, "INTERVAL DAY TO SECOND")]
    [InlineData("INTERVAL '90:30' MINUTE TO SECOND", 5_430_000_000, "INTERVAL MINUTE TO SECOND")]
    [InlineData("INTERVAL '1-2' YEAR TO MONTH", 14, "INTERVAL YEAR TO MONTH")]
    [InlineData("INTERVAL 2 YEARS -1 MONTH", 23, "INTERVAL YEAR TO MONTH")]
    [InlineData("INTERVAL 14 MONTHS", 14, "INTERVAL MONTH")]
    public void Interval_InEveryForm_HasItsValueAndTheUnitsWrittenAsType(string sql, long value, string type)
    {
        var literal = Assert.IsType<IntervalLiteralSyntax>(SqlParser.ParseExpression(sql));

        Assert.Equal(value, literal.Value);
        Assert.Equal(type, literal.Type.ToString());
    }

    [Theory]
    [InlineData("interval")]
    [InlineData("interval - 1")]
    [InlineData("date")]
    [InlineData("timestamp + date")]
    [InlineData("2018_calls")]
    [InlineData("1e3L")]
    [InlineData("x")]
    public void Name_ThatLooksLikeALiteral_IsAName(string sql)
    {
        var expression = SqlParser.ParseExpression(sql);

        Assert.IsType<ColumnSyntax>(expression is BinarySyntax binary ? binary.Left : expression);
    }

    [Fact]
    public void TypedLiteral_Parsed_KeepsItsText()
    {
        Assert.Equal(("2018-1-1", SqlType.Date), Read("DATE '2018-1-1'"));
        Assert.Equal(("2018-01-01 00:00:00Z", SqlType.Timestamp), Read("timestamp_ltz '2018-01-01 00:00:00Z'"));
        Assert.Equal(("2018-01-01", SqlType.TimestampNtz), Read("TIMESTAMP_NTZ \"2018-01-01\""));

        static (string Text, SqlType Type) Read(string sql)
        {
            var literal = Assert.IsType<DateTimeLiteralSyntax>(SqlParser.ParseExpression(sql));
            return (literal.Text, literal.Type);
        }
    }

    [Fact]
    public void Hexadecimal_WithOddDigits_BeginsWithAZero() =>
        Assert.Equal([0x01, 0xF2], Assert.IsType<BinaryLiteralSyntax>(SqlParser.ParseExpression("x'1f2'")).Value);

    [Theory]
    [InlineData("1 month 2 days 3 seconds", 1, 2, 3_000_000)]
    [InlineData(" interval  - 1 week ", 0, -7, 0)]
    [InlineData("30 minutes", 0, 0, 1_800_000_000)]
    public void IntervalText_WithUnits_KeepsMonthsAndDaysApart(string text, int months, int days, long microseconds)
    {
        var (value, problem) = IntervalText.Parse(text);

        Assert.Null(problem);
        Assert.Equal(new(months, days, microseconds), value);
    }

    [Theory]
    [InlineData("", "INPUT_IS_EMPTY")]
    [InlineData("5minutes", "MISSING_UNIT")]
    [InlineData("5 minutes -", "MISSING_NUMBER")]
    [InlineData("5 fortnights", "INVALID_UNIT")]
    [InlineData("five minutes", "INVALID_VALUE")]
    [InlineData("1.5 hours", "INVALID_FRACTION")]
    [InlineData("1.1234567891 seconds", "INVALID_PRECISION")]
    [InlineData("9223372036854775808 microseconds", "ARITHMETIC_EXCEPTION")]
    [InlineData("2147483648 days", "ARITHMETIC_EXCEPTION")]
    public void IntervalText_ThatIsNone_SaysWhy(string text, string kind)
    {
        var (value, problem) = IntervalText.Parse(text);

        Assert.Null(value);
        Assert.Equal($"INVALID_INTERVAL_FORMAT.{kind}", problem?.Condition);
    }
}
