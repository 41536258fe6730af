using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Others;

/// <summary><c>typeof</c>, and the functions that fail a query on purpose.</summary>
internal static class DiagnosticFunctions
{
    private static readonly Parameter OnlyBoolean = new("\"BOOLEAN\"", type => type is BooleanType or NullType ? SqlType.Boolean : null);

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Other, "typeof", "typeof(value)", "The value's type as DDL.")
        {
            Examples = [new("typeof(1.5)", "\"decimal(2,1)\""), new("typeof(array(1, 2))", "\"array<int>\"")],
            Bind = BindTypeOf,
        },
        new(FunctionCategory.Other, "assert_true", "assert_true(condition[, message])", "Null where the condition is true, else an error.")
        {
            Examples = [new("assert_true(1 < 2)", "null"), new("assert_true(1 > 2, 'msg')", "USER_RAISED_EXCEPTION")],
            Bind = BindAssert,
        },
        new(FunctionCategory.Other, "raise_error", "raise_error(message)", "Always an error.")
        {
            Examples = [new("raise_error('x')", "USER_RAISED_EXCEPTION"), new("if(false, raise_error('x'), 1)", "1")],
            Bind = BindRaise,
        },
    ];

    private static Expression BindTypeOf(FunctionCall call)
    {
        var arguments = new Parameters(Parameter.Any).Coerce(call);
        var name = NameOf(arguments[0].Type);
        return call.Make(
            SqlType.String,
            input => input.MapAnyText(_ => name),
            arguments,
            Nullability.Never);
    }

    private static Expression BindRaise(FunctionCall call) => call.Make(
        SqlType.Null,
        Raise,
        new Parameters(Parameter.Text).Coerce(call),
        Nullability.Always,
        takesNulls: true,
        nameForm: a => $"raise_error(USER_RAISED_EXCEPTION, map(errorMessage, {a[0]}))");

    private static string NameOf(SqlType type) => type switch
    {
        ArrayType array => $"array<{NameOf(array.Element)}>",
        MapType map => $"map<{NameOf(map.Key)},{NameOf(map.Value)}>",
        StructType fields => $"struct<{string.Join(",", fields.Fields.Select(f => $"{f.Name}:{NameOf(f.Type)}"))}>",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static Expression BindAssert(FunctionCall call)
    {
        var message = call.Count == 1 ? Literal.String($"'{call[0].ToName()}' is not true!") : null;
        var withMessage = message is null ? call : call with { Arguments = [call[0], message] };
        var arguments = new Parameters(OnlyBoolean) { Optional = [Parameter.Text] }.Coerce(withMessage);
        return call.Make(SqlType.Null, Assert, arguments, Nullability.Always, takesNulls: true);
    }

    private static Column Assert(KernelInput input)
    {
        var (conditions, messages) = ((FixedColumn<bool>)input.Columns[0], input.Strings(1));
        return AllNull(input, row => conditions.IsNull(row) || !conditions.Values[row], messages);
    }

    private static Column Raise(KernelInput input) => AllNull(input, _ => true, input.Strings(0));

    private static Column AllNull(KernelInput input, Func<int, bool> fails, StringColumn messages)
    {
        foreach (var row in input.Rows)
        {
            if (fails(row))
            {
                throw new RowException(row, "USER_RAISED_EXCEPTION", messages.IsNull(row) ? "null" : messages.GetString(row));
            }
        }

        return ColumnFill.Null(input.Type, input.Rows.End);
    }
}
