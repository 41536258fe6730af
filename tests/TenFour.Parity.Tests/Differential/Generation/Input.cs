using System.Text.Json.Nodes;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>What stands behind FROM: a text for TenFour, and for Spark the name of a view, since SQL lacks what its API has.</summary>
/// <param name="TenFour">The text that stands for <c>{input}</c>.</param>
/// <param name="SparkView">The definition of the view for the runner; null: the stream itself.</param>
/// <param name="Columns">What can be named.</param>
internal sealed record Input(string TenFour, JsonObject? SparkView, IReadOnlyList<TypedColumn> Columns)
{
    public const string Placeholder = "{input}";

    private const string ViewName = "input";

    public static readonly Input Calls = new("calls", null, RecordColumns.All);

    public string Spark => SparkView is null ? "calls" : ViewName;

    /// <summary>The API's <c>distinct()</c> over some columns.</summary>
    public static Input Distinct(IReadOnlyList<TypedColumn> columns, string watermark)
    {
        var query = $"SELECT {{0}}{string.Join(", ", columns.Select(c => c.Name))} FROM calls{watermark}";
        return new Input("(" + string.Format(query, "DISTINCT ") + ")", View(string.Format(query, ""), "distinct", true), columns);
    }

    /// <summary>The API's <c>dropDuplicates</c> or <c>dropDuplicatesWithinWatermark</c>.</summary>
    public static Input Deduplicated(IReadOnlyList<TypedColumn> keys, string watermark, bool within)
    {
        var names = keys.Select(c => c.Name).ToList();
        var text = $"(SELECT * FROM calls{watermark} DEDUPLICATE BY ({string.Join(", ", names)}){(within ? " WITHIN WATERMARK" : "")})";
        var view = View("SELECT * FROM calls" + watermark, within ? "dropDuplicatesWithinWatermark" : "dropDuplicates", new JsonArray([.. names.Select(n => (JsonNode)n)]));
        return new Input(text, view, RecordColumns.All);
    }

    private static JsonObject View(string sql, string option, JsonNode value) => new() { ["name"] = ViewName, ["sql"] = sql, [option] = value };
}
