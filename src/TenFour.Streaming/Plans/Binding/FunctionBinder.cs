using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Functions;
using TenFour.Streaming.Plans.Functions.Others;
using TenFour.Streaming.Sql.Syntax;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>Binds function calls: scalar functions, aggregates, and the functions of event time.</summary>
internal static class FunctionBinder
{
    public static Expression Bind(FunctionSyntax function, ExpressionBinder binder)
    {
        // Spark shows position(a IN b), but not position(a, b), under the other name.
        var name = function.Form == FunctionForm.Position ? "locate" : function.Name.Text;
        if (function.Over is not null)
        {
            throw new StatisticException(
                $"Non-time-based windows are not supported on streaming DataFrames/Datasets: {name}(...) OVER (...).",
                function.Span,
                "NON_TIME_WINDOW_NOT_SUPPORTED_IN_STREAMING",
                "Group by window(time, '...') instead, or analyse the sink's rows afterwards.");
        }

        if (AggregateTable.Contains(name))
        {
            return BindAggregate(function, binder);
        }

        RefuseAggregateForms(function);
        return name.ToUpperInvariant() switch
        {
            "WINDOW" => EventTimeFunctions.Window(function, Arguments(function, binder), binder.Context.Functions.TimeZone),
            "SESSION_WINDOW" => EventTimeFunctions.SessionWindow(function, Arguments(function, binder)),
            "WINDOW_TIME" => EventTimeFunctions.WindowTime(function, Arguments(function, binder)),
            "GROUPING" when function.Arguments.Count != 1 => throw new StatisticException(
                $"The `grouping` requires 1 parameters but the actual number is {function.Arguments.Count}.",
                function.Span,
                "WRONG_NUM_ARGS.WITHOUT_SUGGESTION"),
            "GROUPING" or "GROUPING_ID" when !binder.AllowsAggregates => throw GroupingFunction.NeedsSets(function.Span),
            "GROUPING" or "GROUPING_ID" => new GroupingFunction(name.Length > 8, Arguments(function, binder)) { Span = function.Span },
            // Spark looks functions up before it looks at a star.
            _ when function.Arguments is [StarSyntax] && FunctionTable.Find(name) is null =>
                throw RefusedFunctions.Find(name, function.Span) ?? FunctionErrors.Unresolved(name, FunctionTable.Names.Concat(AggregateTable.Names), function.Name.Span),
            _ => FunctionTable.Bind(name, Arguments(function, binder), function.Span, binder.Context.Functions),
        };
    }

    private static AggregateReference BindAggregate(FunctionSyntax function, ExpressionBinder binder)
    {
        if (!binder.AllowsAggregates)
        {
            // What its arguments name is looked for first, as in Spark.
            _ = function.Arguments is [StarSyntax] ? [] : Arguments(function, binder);
            throw new StatisticException(
                $"The aggregate function {function.Name.Text} cannot stand here.", function.Span, "INVALID_WHERE_CONDITION", "Put it into SELECT or HAVING.");
        }

        // Inside an aggregate function there is no further one, and no alias of the SELECT.
        var inner = binder.WithoutAggregates();
        if (function.Arguments.FirstOrDefault(AggregationBinder.HasAggregate) is { } nested)
        {
            throw new StatisticException(
                "It is not allowed to use an aggregate function in the argument of another aggregate function.",
                nested.Span,
                "NESTED_AGGREGATE_FUNCTION",
                "Aggregate in a subquery first.");
        }

        var arguments = function.Arguments is [StarSyntax] ? [] : Arguments(function, inner);
        var filter = function.Filter is null ? null : inner.Bind(function.Filter);
        var call = AggregateTable.Bind(
            function.Name.Text, arguments, function.Distinct, filter, function.Nulls == NullTreatment.Ignore, function.Span);
        return new AggregateReference(call) { Span = function.Span };
    }

    private static Expression[] Arguments(FunctionSyntax function, ExpressionBinder binder) => [.. function.Arguments.Select(binder.Bind)];

    private static void RefuseAggregateForms(FunctionSyntax function)
    {
        if (function.Distinct || function.Filter is not null)
        {
            throw new StatisticException(
                $"{function.Name.Text} is no aggregate function, so it takes no {(function.Distinct ? "DISTINCT" : "FILTER")}.",
                function.Span,
                "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX");
        }
    }
}
