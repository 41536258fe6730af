using System.Globalization;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Plans.Functions.Binding;

/// <summary>The arguments that a function takes.</summary>
internal sealed record Parameters(params Parameter[] Required)
{
    /// <summary>What may follow the required ones.</summary>
    public Parameter[] Optional { get; init; } = [];

    /// <summary>
    /// What stands for optional arguments that are left out; shorter than <see cref="Optional"/> where the kernel wants to know.
    /// </summary>
    public Expression[] Defaults { get; init; } = [];

    /// <summary>What may follow any number of times, if anything.</summary>
    public Parameter? Rest { get; init; }

    private string ExpectedCount => this switch
    {
        { Rest: not null } => $"> {Required.Length - 1}",
        { Optional.Length: 0 } => Required.Length.ToString(CultureInfo.InvariantCulture),
        _ => $"[{string.Join(", ", Enumerable.Range(Required.Length, Optional.Length + 1))}]",
    };

    public static implicit operator Parameters(Parameter only) => new(only);

    /// <summary>The arguments, checked, with defaults added, and cast.</summary>
    public Expression[] Coerce(FunctionCall call)
    {
        if (call.Count < Required.Length || (Rest is null && call.Count > Required.Length + Optional.Length))
        {
            throw call.WrongCount(ExpectedCount);
        }

        var complete = call with { Arguments = [.. call.Arguments, .. Defaults.Skip(call.Count - Required.Length)] };
        return [.. complete.Arguments.Select((_, i) => complete.Cast(i, At(i)))];
    }

    private Parameter At(int index) =>
        index < Required.Length ? Required[index]
        : index - Required.Length < Optional.Length ? Optional[index - Required.Length]
        : Rest!;
}
