using System.Globalization;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Running;

/// <summary>Reads <c>--master</c>: <c>local[*]</c> or <c>local[n]</c>; <c>sc://host:port</c> is a cluster's.</summary>
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

        throw StreamingException.ForUser($"--master {text}: {Reason(text)}.", advice: "Use local[*] for all cores, local[n] for n workers, or sc://host:15002.");
    }

    private static string Reason(string text) => text switch
    {
        _ when text.StartsWith("spark://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("yarn", StringComparison.OrdinalIgnoreCase) =>
            "a cluster is reached over Spark Connect, whose server has an address of its own",
        _ => "there is no such master",
    };
}
