using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Conditions;

/// <summary><c>isnan</c>, <c>nanvl</c>.</summary>
internal static class NotANumberFunctions
{
    private static readonly Parameter Floating = new(
        "(\"DOUBLE\" or \"FLOAT\")",
        type => type is FloatType ? type
            : type.IsNumeric || Parameter.IsTextOrNull(type) ? SqlType.Double
            : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Conditional, "isnan", "isnan(x)", "Whether the number is NaN; false for null.")
        {
            Examples = [new("isnan(double('NaN'))", "true"), new("isnan(NULL)", "false")],
            Bind = call => call.Make(SqlType.Boolean, IsNaN, new Parameters(Floating).Coerce(call), Nullability.Never),
        },
        new(FunctionCategory.Conditional, "nanvl", "nanvl(x, otherwise)", "The number, or the other one where it is NaN.")
        {
            Examples = [new("nanvl(double('NaN'), 123)", "123.0"), new("nanvl(1.5D, 2)", "1.5")],
            Bind = BindNaNvl,
        },
    ];

    private static Column IsNaN(KernelInput input)
    {
        var column = input.Columns[0];
        return Map.Rows([], input.Rows, input.Context, input.Type, row => !column.IsNull(row) && IsNaN(column, row));
    }

    private static Expression BindNaNvl(FunctionCall call)
    {
        var arguments = new Parameters(Floating, Floating).Coerce(call);
        var type = arguments.All(a => a.Type is FloatType) ? SqlType.Float : SqlType.Double;
        arguments = [.. arguments.Select(a => Expressions.Coercion.ImplicitCast.To(a, type))];
        return call.Make(type, NaNvl, arguments, takesNulls: true);
    }

    private static Column NaNvl(KernelInput input)
    {
        var choices = input.Context.Rent<int>(input.Rows.End);
        foreach (var row in input.Rows)
        {
            choices[row] = !input.Columns[0].IsNull(row) && IsNaN(input.Columns[0], row) ? 1 : 0;
        }

        return ColumnChoice.Choose(input.Type, input.Columns, choices, null, input.Rows, input.Context);
    }

    private static bool IsNaN(Column column, int row) => column switch
    {
        FixedColumn<float> c => float.IsNaN(c.Values[row]),
        _ => double.IsNaN(((FixedColumn<double>)column).Values[row]),
    };
}
