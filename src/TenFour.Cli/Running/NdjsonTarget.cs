using TenFour.Streaming.Errors;
using TenFour.Streaming.Sinks;

namespace TenFour.Cli.Running;

/// <summary>Reads the folder of an <c>ndjson:</c> sink with its options: <c>out</c>, <c>out?keep=all</c>, <c>out?roll=64MB</c>.</summary>
/// <param name="RollBytes">Null for a file a batch.</param>
internal sealed record NdjsonTarget(string Folder, bool KeepsAll, long? RollBytes)
{
    public static NdjsonTarget Parse(string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        var target = new NdjsonTarget(question < 0 ? text : text[..question], KeepsAll: false, RollBytes: null);
        foreach (var setting in question < 0 ? [] : text[(question + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            target = target.With(setting);
        }

        return target switch
        {
            { Folder: "" } => throw StreamingException.ForUser("--sink ndjson needs a folder.", advice: "Write ndjson:DIR, or ndjson:- for stdout."),
            { Folder: "-" } => throw StreamingException.ForUser("--sink ndjson:- is stdout, which takes no options.", advice: "Write ndjson:-."),
            { KeepsAll: true, RollBytes: not null } => throw StreamingException.ForUser(
                "--sink ndjson: keep=all is for complete mode, which roll= does not take.", advice: "Give one of them."),
            _ => target,
        };
    }

    public ISink Open() => RollBytes is { } bytes
        ? new RollingNdjsonSink(new RollingNdjsonSinkOptions(Folder, bytes))
        : new NdjsonSink(new NdjsonSinkOptions(Folder) { KeepsAll = KeepsAll });

    private NdjsonTarget With(string setting) => setting switch
    {
        "keep=all" => this with { KeepsAll = true },
        _ when setting.StartsWith("roll=", StringComparison.Ordinal) => this with { RollBytes = ByteSizeText.Parse("--sink ndjson: roll", setting["roll=".Length..]) },
        _ => throw StreamingException.ForUser($"--sink ndjson: has no option {setting}.", advice: "There are keep=all and roll=64MB."),
    };
}
