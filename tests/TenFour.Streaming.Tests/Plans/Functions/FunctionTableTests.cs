using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Functions;

public sealed class FunctionTableTests
{
    [Fact]
    public void Bind_MistypedName_SuggestsTheNearest()
    {
        var error = Assert.Throws<StatisticException>(() => CaseBinder.Bind("uper('a')"));

        Assert.Equal("UNRESOLVED_ROUTINE", error.Condition);
        Assert.Equal("Did you mean upper?", error.Advice);
    }

    [Fact]
    public void Bind_RandomFunction_IsRefusedWithTheReason()
    {
        var error = Assert.Throws<StatisticException>(() => CaseBinder.Bind("uuid()"));

        Assert.Equal("UNSUPPORTED_FEATURE", error.Condition);
        Assert.Contains("run again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_WrongCount_TellsTheSignature()
    {
        var error = Assert.Throws<StatisticException>(() => CaseBinder.Bind("substring('abc')"));

        Assert.Equal("The `substring` requires [2, 3] parameters but the actual number is 1.", error.Message);
        Assert.Equal("It is called as substring(text, position[, length]).", error.Advice);
    }

    [Fact]
    public void Bind_WrongType_PointsAtTheArgument()
    {
        var error = Assert.Throws<StatisticException>(() => CaseBinder.Bind("instr('abc', array(1))"));

        Assert.Equal(
            "Cannot resolve \"instr(abc, array(1))\" due to data type mismatch: The second parameter requires the \"STRING\" type, "
            + "however \"array(1)\" has the type \"ARRAY<INT>\".",
            error.Message);
        Assert.Equal(new TextSpan(13, 8), error.Span);
    }

    [Fact]
    public void Bind_ConstantThatMustBeKnown_RefusesColumns()
    {
        var column = new ColumnReference(0, "id", SqlType.Int, nullable: false);

        var error = Assert.Throws<StatisticException>(
            () => FunctionTable.Bind("round", [Literal.Double(1), column], TextSpan.None, CaseBinder.Context));

        Assert.Equal("DATATYPE_MISMATCH.NON_FOLDABLE_INPUT", error.Condition);
    }

    [Fact]
    public void Names_OfTheTable_AreLowerCaseAndUnique()
    {
        var names = FunctionTable.Definitions.SelectMany(d => d.Aliases.Prepend(d.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Equal(name.ToLowerInvariant(), name));
    }

    [Fact]
    public void CurrentTime_InABatch_IsTheBatchs()
    {
        var expression = CaseBinder.Bind("current_timestamp()");
        var context = new EvaluationContext(CaseBinder.Context.TimeZone) { BatchTimeMicros = 1_546_329_420_123_456 };
        var noColumns = new Columns.ColumnBatch(new Schema([]), [], Columns.Rows.All(1));

        var column = expression.Evaluate(noColumns, noColumns.Rows, context);

        Assert.Equal("\"2018-12-31T23:57:00.123-08:00\"", CaseJson.Of(column, 0, CaseBinder.Zone));
        Assert.True(expression.DependsOnBatchTime);
    }
}
