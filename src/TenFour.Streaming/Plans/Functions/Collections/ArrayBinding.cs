using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Collections;

/// <summary>The checks and coercions that the functions of arrays share.</summary>
internal static class ArrayBinding
{
    /// <summary>An argument that must be an array.</summary>
    public static ArrayType RequireArray(FunctionCall call, int argument) =>
        call[argument].Type as ArrayType ?? throw call.UnexpectedType(argument, "\"ARRAY\"");

    /// <summary>Refuses a call with another number of arguments.</summary>
    public static void RequireCount(FunctionCall call, int count)
    {
        if (call.Count != count)
        {
            throw call.WrongCount($"{count}");
        }
    }

    /// <summary>An array and a value, widened to one element type; without a cast that may lose or fail.</summary>
    public static (Expression Array, Expression Value) WithValue(FunctionCall call, int array, int value, bool allowsNull)
    {
        if (!allowsNull && (call[array].Type is NullType || call[value].Type is NullType))
        {
            throw call.Mismatch("NULL_TYPE", $"Null typed values cannot be used as arguments of `{call.Name}`.");
        }

        var type = RequireArray(call, array);
        if (call[value].Type is NullType)
        {
            return (call[array], ImplicitCast.To(call[value], type.Element));
        }

        // What the array holds may be widened, but a value of another kind is refused.
        var element = CommonTypes.Tightest(type.Element, call[value].Type);
        if (element is null && call.Name is "array_contains" or "array_position")
        {
            element = CommonTypes.WiderWithoutStrings(type.Element, call[value].Type);
        }

        return element is null
            ? throw DifferentTypes(call, array, value)
            : (ImplicitCast.To(call[array], new ArrayType(element, type.ContainsNull)), ImplicitCast.To(call[value], element));
    }

    /// <summary>Two arrays, widened to one element type.</summary>
    public static Expression[] TwoArrays(FunctionCall call)
    {
        RequireCount(call, 2);
        if (call[0].Type is ArrayType a
            && call[1].Type is ArrayType b
            && CommonTypes.WiderWithoutStrings(a.Element, b.Element) is { } element)
        {
            return
            [
                ImplicitCast.To(call[0], new ArrayType(element, a.ContainsNull)),
                ImplicitCast.To(call[1], new ArrayType(element, b.ContainsNull)),
            ];
        }

        throw call.Mismatch(
            "BINARY_ARRAY_DIFF_TYPES",
            $"Input to function `{call.Name}` should have been two \"ARRAY\" with same element type, "
            + $"but it's [\"{call[0].Type}\", \"{call[1].Type}\"].");
    }

    private static Errors.StatisticException DifferentTypes(FunctionCall call, int array, int value) => call.Mismatch(
        "ARRAY_FUNCTION_DIFF_TYPES",
        $"Input to `{call.Name}` should have been \"ARRAY\" followed by a value with same element type, "
        + $"but it's [\"{call[array].Type}\", \"{call[value].Type}\"].");
}
