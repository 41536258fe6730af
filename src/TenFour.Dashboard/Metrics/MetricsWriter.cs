using System.Globalization;
using System.Text;

namespace TenFour.Dashboard.Metrics;

/// <summary>Writes metrics in Prometheus' text form, version 0.0.4: each family once, with its help and type before its samples.</summary>
internal sealed class MetricsWriter
{
    private readonly StringBuilder _text = new();

    public MetricsWriter Family(string name, string type, string help)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escape(help)}\n# TYPE {name} {type}\n");
        return this;
    }

    /// <param name="name">That of the family, or of one of a histogram's parts.</param>
    /// <param name="value">Any number; infinities and NaN have names of their own.</param>
    /// <param name="labels">Names and values.</param>
    public MetricsWriter Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        _text.Append(name);
        for (var i = 0; i < labels.Length; i++)
        {
            _text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"").Append(Escape(labels[i].Value).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        _text.Append(labels.Length > 0 ? "} " : " ").Append(Number(value)).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>A number as Prometheus reads it.</summary>
    public static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
