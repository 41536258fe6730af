using System.Globalization;
using System.Text.RegularExpressions;

namespace TenFour.Dashboard.Tests.Metrics;

/// <summary>Reads Prometheus' text form, version 0.0.4, and refuses whatever its rules and its naming guide refuse.</summary>
internal static partial class PrometheusText
{
    /// <summary>The samples by name and labels as written.</summary>
    public static IReadOnlyDictionary<string, double> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        string? helped = null;
        string? family = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
            {
                helped = help.Groups["name"].Value;
                continue;
            }

            if (Type().Match(line) is { Success: true } type)
            {
                family = type.Groups["name"].Value;
                Assert.Equal(helped, family);
                Assert.True(types.TryAdd(family, type.Groups["type"].Value), $"{family} comes twice");
                CheckName(family, types[family]);
                continue;
            }

            var sample = Sample().Match(line);
            Assert.True(sample.Success, $"no sample: {line}");
            Assert.NotNull(family);
            CheckFamily(sample.Groups["name"].Value, family, types[family]);
            Assert.True(samples.TryAdd(line[..line.LastIndexOf(' ')], Number(sample.Groups["value"].Value)), $"twice: {line}");
        }

        return samples;
    }

    private static void CheckName(string name, string type)
    {
        Assert.StartsWith("tenfour_", name, StringComparison.Ordinal);
        Assert.Equal(type == "counter", name.EndsWith("_total", StringComparison.Ordinal));
        Assert.DoesNotMatch("_(ms|millis|milliseconds|minutes|hours|kb|mb|kilobytes|megabytes|count|sum|bucket)(_total)?$", name);
    }

    private static void CheckFamily(string sample, string family, string type) => Assert.Contains(
        sample, type == "histogram" ? [family + "_bucket", family + "_sum", family + "_count"] : (string[])[family]);

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) \S.*$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram|summary|untyped)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\\\|\\n|\\")*")(,[a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\\\|\\n|\\")*")*\})? (?<value>NaN|[+-]Inf|[-+0-9.eE]+)$""")]
    private static partial Regex Sample();
}
