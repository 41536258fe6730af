using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Coercion;
using TenFour.Streaming.Plans.Expressions.Conditions;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Binding;

/// <summary>When a function's result can be null.</summary>
internal enum Nullability
{
    /// <summary>When one of the arguments can be.</summary>
    Arguments,

    Always,

    Never,
}

/// <summary>The usual ways to bind a call: arguments coerced, one kernel.</summary>
internal static class Bind
{
    /// <summary>A function of fixed result type.</summary>
    public static Func<FunctionCall, Expression> To(
        SqlType result, Parameters parameters, FunctionKernel kernel, Nullability nullability = Nullability.Arguments) =>
        call => call.Make(result, kernel, parameters.Coerce(call), nullability);

    /// <summary>A function whose result has the type of one of its arguments, after coercion.</summary>
    public static Func<FunctionCall, Expression> Like(
        int argument, Parameters parameters, FunctionKernel kernel, Nullability nullability = Nullability.Arguments) => call =>
        {
            var arguments = parameters.Coerce(call);
            return call.Make(arguments[argument].Type, kernel, arguments, nullability);
        };

    /// <summary>The expression of a call whose arguments are ready.</summary>
    /// <param name="name">The name that Spark shows for the call, where it is not the one written.</param>
    /// <param name="form">How the call is written where it is not <c>name(argument, ...)</c>.</param>
    /// <param name="nameForm">The same, where that is only for names.</param>
    /// <param name="takesNulls">See <see cref="FunctionExpression.TakesNulls"/>; so is a function that is never null.</param>
    public static Expression Make(
        this FunctionCall call,
        SqlType type,
        FunctionKernel kernel,
        Expression[] arguments,
        Nullability nullability = Nullability.Arguments,
        string? name = null,
        Func<IReadOnlyList<string>, string>? form = null,
        bool takesNulls = false,
        Func<IReadOnlyList<string>, string>? nameForm = null)
    {
        var nullable = nullability == Nullability.Always || (nullability == Nullability.Arguments && arguments.Any(a => a.Nullable));
        return new FunctionExpression(name ?? call.Name, type, nullable, kernel, arguments)
        {
            Span = call.Span,
            Form = form,
            NameForm = nameForm,
            TakesNulls = takesNulls || nullability == Nullability.Never,
        };
    }

    /// <summary>One argument, cast to what the parameter takes.</summary>
    public static Expression Cast(this FunctionCall call, int argument, Parameter parameter) =>
        ImplicitCast.To(call[argument], parameter.Convert(call[argument].Type) ?? throw call.UnexpectedType(argument, parameter.Expected));

    /// <summary>A call that is another way to write an expression, shown as it was written.</summary>
    public static Expression Replaced(this FunctionCall call, Expression meaning) =>
        new NamedCall(call.Name, call.Arguments, meaning) { Span = call.Span };
}
