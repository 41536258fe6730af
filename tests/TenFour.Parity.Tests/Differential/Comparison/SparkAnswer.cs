using System.Text.Json.Nodes;

namespace TenFour.Parity.Tests.Differential.Comparison;

/// <summary>Reads what the runner wrote for a case.</summary>
internal static class SparkAnswer
{
    public static Answer Read(string path, bool ordered)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        if ((string?)json["error"] is { } error)
        {
            return Answer.Failed(ConditionOf(error));
        }

        var batches = json["batches"]!.AsObject().ToDictionary(b => long.Parse(b.Key), b => Rows(b.Value!.AsArray(), ordered));
        return new Answer(null, (string?)json["schema"], batches, [.. json["progress"]!.AsArray().Select(p => p!.ToJsonString())]);
    }

    /// <summary>The condition in brackets; the parser puts it on a line that the runner does not keep; a message without one as it is.</summary>
    private static string ConditionOf(string error)
    {
        if (error.Length == 0)
        {
            return "PARSE_SYNTAX_ERROR";
        }

        return error[0] == '[' && error.IndexOf(']', StringComparison.Ordinal) is > 0 and var end ? error[1..end] : error;
    }

    private static IReadOnlyList<string> Rows(JsonArray rows, bool ordered)
    {
        var texts = rows.Select(r => CanonicalRow.Of(r!));
        return [.. ordered ? texts : texts.Order(StringComparer.Ordinal)];
    }
}
