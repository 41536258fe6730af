using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Running;

/// <summary>Reads <c>--master</c>: <c>local[*]</c> or <c>local[n]</c>.</summary>
internal static class MasterText
{
    /// <summary>The number of workers.</summary>
    public static int Workers(string text)
    {
        if (text is "local" or "local[*]")
        {
            return text == "local" ? 1 : Environment.ProcessorCount;
        }

        if (text.StartsWith("local[", StringComparison.Ordinal) && text.EndsWith(']')
            && int.TryParse(text["local[".Length..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers is >= 1 and <= 1024)
        {
            return workers;
        }

        throw StreamingException.ForUser($"--master {text}: {Reason(text)}.", advice: "Use local[*] for all cores, or local[n] for n workers.");
    }

    private static string Reason(string text) => text switch
    {
        _ when text.StartsWith("sc://", StringComparison.OrdinalIgnoreCase) => "this build does not know Spark clusters yet",
        _ when text.StartsWith("spark://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("yarn", StringComparison.OrdinalIgnoreCase) =>
            "a cluster is reached over Spark Connect, sc://host:15002, which this build does not know yet",
        _ => "there is no such master",
    };
}
