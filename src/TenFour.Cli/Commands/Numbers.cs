using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace TenFour.Cli.Commands;

/// <summary>Numbers in options and in results.</summary>
internal static class Numbers
{
    /// <summary>Refuses zero and less. What is no number at all is the parser's to refuse.</summary>
    public static void RequirePositive<T>(OptionResult result, Option<T?> option)
        where T : struct, INumber<T>
    {
        if (result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value <= T.Zero)
        {
            result.AddError($"{option.Name} {value}: it must be at least 1");
        }
    }

    /// <summary>A whole number without separators, as other programs read it.</summary>
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);
}
