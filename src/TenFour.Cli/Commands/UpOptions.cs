using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using TenFour.Calls.Feeding;
using TenFour.Calls.Producing;
using TenFour.Calls.Simulation;
using TenFour.Cli.Running;
using TenFour.Cli.Shell;
using TenFour.Dashboard.Settings;
using TenFour.Kafka.Settings;
using TenFour.Spark.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>The options of <c>up</c>.</summary>
internal sealed class UpOptions
{
    private const string TokenVariable = "TENFOUR_TOKEN";
    private const string StatisticsFolder = "statistics";
    private const int TokenBytes = 18;

    private readonly Option<bool> _live = new("--live")
    {
        Description = "The city's real-time dataset, asked once a minute, however long it takes to answer. Without --live, --simulate and "
            + "--replay the page shows invented calls until the dataset answers, and stays with them if it does not within 10 seconds. "
            + $"{CityDataset.TokenVariable} holds an application token of the city's portal, if you have one.",
    };

    private readonly Option<bool> _simulate = new("--simulate") { Description = "Invented calls, by the rates of the city." };

    private readonly Option<string?> _replay = new("--replay")
    {
        HelpName = "FILE",
        Description = "The calls of a file (JSON array, NDJSON or CSV), at their own pace times --speed.",
    };

    private readonly Option<string?> _speed = new("--speed")
    {
        HelpName = "x60",
        Description = "How many times the pace of the calls themselves, from x1 to x10000 (default x60).",
    };

    private readonly Option<string?> _lateness = new("--lateness")
    {
        HelpName = "7m",
        Description = "Invented calls: what one in a hundred exceeds in coming late (default 7m).",
    };

    private readonly Option<double?> _duplicates = new("--duplicates")
    {
        HelpName = "SHARE",
        Description = "Invented calls: the share of records that repeat an earlier one, such as 0.01.",
    };

    private readonly Option<int> _port = new("--port")
    {
        HelpName = "PORT",
        DefaultValueFactory = _ => DashboardOptions.DefaultPort,
        Description = "The port of the page; where it is taken, the next free one is used.",
    };

    private readonly Option<string> _data = new("--data")
    {
        HelpName = "DIR",
        DefaultValueFactory = _ => DashboardOptions.DefaultDataFolder,
        Description = "Where the topics, the history and own statistics are kept. Another page's is refused; without the option the next free one is used.",
    };

    private readonly Option<string> _listen = new("--listen")
    {
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => IPAddress.Loopback.ToString(),
        Description = $"Where to listen. Beyond this machine a reader must show a token: that of {TokenVariable}, or a new one, which is printed.",
    };

    private readonly Option<string> _master = new("--master")
    {
        HelpName = "local[*]",
        DefaultValueFactory = _ => "local[*]",
        Description = "local[*], or local[n] for n workers of each query; with --kafka also sc://host:port: a Spark cluster that runs the "
            + "statistics, each when it is opened.",
    };

    private readonly Option<string?> _kafka = new("--kafka")
    {
        HelpName = "host:port",
        Description = "Brokers of Kafka (several with commas) that keep the topics instead of folders below --data: calls-simulated, calls-live and "
            + "call_updates-live, calls-replay-NAME.",
    };

    private readonly Option<string[]> _set = KafkaOptions.Set("A setting of Kafka's client, such as kafka.security.protocol=SASL_SSL; repeatable.");

    public void AddTo(Command command)
    {
        Option[] options = [_live, _simulate, _replay, _speed, _lateness, _duplicates, _port, _data, _listen, _master, _kafka, _set];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }

    public DashboardOptions Read(CommandContext context)
    {
        var address = Address(context.Arguments.GetRequiredValue(_listen));
        var master = context.Arguments.GetRequiredValue(_master);
        var cluster = ConnectAddress.IsConnect(master) ? ConnectAddress.Parse(master) : null;
        return new DashboardOptions
        {
            Port = Port(context.Arguments.GetValue(_port)),
            Address = address,
            Token = IPAddress.IsLoopback(address) ? null : Token(),
            DataFolder = context.Arguments.GetRequiredValue(_data),
            TakesNextDataFolder = context.Arguments.GetResult(_data) is not { Implicit: false },
            StatisticsFolder = StatisticsFolder,
            Feed = Feed(context),
            Workers = cluster is null ? MasterText.Workers(master) : Environment.ProcessorCount,
            Cluster = cluster,
            Kafka = Brokers(context),
            KafkaSettings = KafkaOptions.Read(context, _set),
            Say = context.Output.Messages.WriteLine,
        };
    }

    private string? Brokers(CommandContext context)
    {
        if (context.Arguments.GetValue(_kafka) is not { } text)
        {
            return context.Arguments.GetValue(_set) is { Length: > 0 }
                ? throw StreamingException.ForUser("--set does nothing without --kafka.", advice: "Leave it out, or name the brokers.")
                : null;
        }

        var address = KafkaAddress.Parse(KafkaAddress.IsKafka(text) ? text : KafkaAddress.Scheme + text);
        return address is { Topics.Count: 0, Pattern: null, ExactlyOnce: false } ? address.Servers : throw StreamingException.ForUser(
            $"--kafka {text} names more than brokers.", advice: "Write host:port alone: the topics are named by the kind of feed.");
    }

    private FeedOptions Feed(CommandContext context)
    {
        var (file, speed) = (context.Arguments.GetValue(_replay), context.Arguments.GetValue(_speed));
        var wish = Wish(context, file);
        if (wish == FeedWish.Live && speed is not null)
        {
            throw StreamingException.ForUser("--speed does nothing with --live: the city has its own pace.", advice: "Leave it out.");
        }

        return new FeedOptions
        {
            Wish = wish,
            File = file,
            Speed = Speed(speed),
            City = City(context, wish),
            Token = CityDataset.Token,
            LiveAddress = CityDataset.Address,
        };
    }

    private CallGeneratorOptions City(CommandContext context, FeedWish wish)
    {
        var city = new SimulatedCallFeedOptions().City;
        var (lateness, duplicates) = (context.Arguments.GetValue(_lateness), context.Arguments.GetValue(_duplicates));
        if ((lateness is not null || duplicates is not null) && (wish is FeedWish.Live or FeedWish.Replay))
        {
            throw StreamingException.ForUser("--lateness and --duplicates are of the simulated city.", advice: "Leave them out, or use --simulate.");
        }

        return city with
        {
            Lateness = lateness is null ? city.Lateness : PaceText.ParseDuration(lateness),
            Duplicates = duplicates is not null and not (>= 0 and <= 1)
                ? throw StreamingException.ForUser($"--duplicates {duplicates} is no share.", advice: "Write a number from 0 to 1, such as 0.01.")
                : duplicates ?? 0,
        };
    }

    private FeedWish Wish(CommandContext context, string? file)
    {
        FeedWish[] wishes =
        [
            .. context.Arguments.GetValue(_live) ? [FeedWish.Live] : Array.Empty<FeedWish>(),
            .. context.Arguments.GetValue(_simulate) ? [FeedWish.Simulated] : Array.Empty<FeedWish>(),
            .. file is not null ? [FeedWish.Replay] : Array.Empty<FeedWish>(),
        ];
        return wishes switch
        {
            [] => FeedWish.Automatic,
            [var one] => one,
            _ => throw StreamingException.ForUser("--live, --simulate and --replay exclude each other.", advice: "Give one of them."),
        };
    }

    private static double Speed(string? text) => text is null ? FeedOptions.DefaultSpeed
        : double.TryParse(text.TrimStart('x'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is >= 1 and <= 10_000 ? speed
        : throw StreamingException.ForUser($"--speed {text} is no speed.", advice: "Write x1 to x10000.");

    private static int Port(int port) => port is >= 0 and <= IPEndPoint.MaxPort
        ? port
        : throw StreamingException.ForUser($"--port {port} is no port.", advice: $"Write a number from 1 to {IPEndPoint.MaxPort}, or 0 for any.");

    private static IPAddress Address(string text) => text switch
    {
        "localhost" => IPAddress.Loopback,
        "*" => IPAddress.Any,
        _ => IPAddress.TryParse(text, out var address)
            ? address
            : throw StreamingException.ForUser($"--listen {text} is no address.", advice: "Write an IP address of this machine, or * for all of them."),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Token() => Variable(TokenVariable) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
}
