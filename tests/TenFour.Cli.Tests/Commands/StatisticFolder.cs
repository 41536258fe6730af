using TenFour.Cli.Tests.Shell;

namespace TenFour.Cli.Tests.Commands;

/// <summary>A folder with a statistic and a small topic, and the commands that work on them in this process.</summary>
internal sealed class StatisticFolder : IDisposable
{
    public const string CountPerHour = """
        SELECT window.start AS start, count(*) AS count FROM calls WATERMARK call_date_time DELAY OF INTERVAL 1 HOUR
        GROUP BY window(call_date_time, '1 hour')
        """;

    private readonly TopicFolder _folder = new();
    private CommandLine _line = new();

    public StatisticFolder()
    {
        Sql = "SELECT crime_id, city FROM calls";
        foreach (var hour in Enumerable.Range(10, 6))
        {
            _folder.Append(0, Record(hour, "San Francisco"));
        }
    }

    public string Topic => _folder.Path;

    public string Statistic => _folder["statistic.sql"];

    public string Sql
    {
        set => File.WriteAllText(Statistic, value);
    }

    public string Results => _line.Results;

    public string Messages => _line.Messages;

    public string this[string name] => _folder[name];

    public static string Record(int hour, string city) =>
        $$"""{"crime_id":"{{hour}}","city":"{{city}}","call_date_time":"2018-12-31T{{hour}}:30:00.000"}""" + "\n";

    public void Append(string text) => _folder.Append(0, text);

    /// <summary>Runs the statistic on what the topic has.</summary>
    public Task<int> RunAsync(params string[] options) => Command("run", Statistic, ["--source", Topic, "--trigger", "available-now", .. options]);

    public Task<int> CheckAsync(params string[] options) => Command("check", Statistic, options);

    /// <summary>Any command; results and messages are then those of this one.</summary>
    public Task<int> Command(string name, string argument, params string[] options)
    {
        _line.Dispose();
        _line = new CommandLine();
        return _line.RunAsync(CommandTree.Create(), [name, argument, .. options]);
    }

    public void Dispose()
    {
        _line.Dispose();
        _folder.Dispose();
    }
}
