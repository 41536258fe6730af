using System.Globalization;
using System.Threading.Channels;
using TenFour.Calls.City;
using TenFour.Calls.Feeding;
using TenFour.Dashboard.Live;
using TenFour.Dashboard.Results;
using TenFour.Dashboard.Settings;
using TenFour.Streaming.Errors;

namespace TenFour.Dashboard.Feeds;

/// <summary>Runs the feeds until it is cancelled, and knows which one is shown.</summary>
internal sealed class ShownFeed
{
    private const int BytesPerCall = 656;
    private const int Percent = 100;
    private const int SaidPercent = 10;

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly DashboardOptions _options;
    private readonly FeedSwitch _feeds;
    private readonly Channel<FeedTopics> _topics = Channel.CreateUnbounded<FeedTopics>();
    private readonly CallFeedFactory _factory;
    private readonly TimeProvider _time;
    private string? _failure;

    public ShownFeed(DashboardOptions options, CallFeedFactory factory, TimeProvider time)
    {
        (_options, _factory, _time) = (options, factory, time);
        _feeds = new FeedSwitch(options.Feed.Wish, factory.Create, time);
        _topics.Writer.TryWrite(_feeds.Shown.Topics);
        _feeds.Changed += Follow;
        _factory.Renewed += Renew;
        if (options.KafkaSettings.Presence is { } brokers)
        {
            brokers.Changed += Changed.Raise;
        }
    }

    /// <summary>Raised when another feed is shown, when it has ended, and when the brokers that keep its topics go away or come back.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>The calls that are shown never happened.</summary>
    public bool IsSimulated => _feeds.Shown.Status.IsSimulated;

    /// <summary>What is removed of the topics that are shown, and when.</summary>
    public string Retention => _factory.Retention(_feeds.Shown.Kind);

    /// <summary>That the brokers do not answer, as a sentence; null while they do, and where there are none.</summary>
    public string? BrokerProblem => _options.KafkaSettings.Presence?.Problem;

    public FeedView View
    {
        get
        {
            var status = _feeds.Shown.Status;
            var hasEnded = status.Phase == FeedPhase.Ended;
            var problem = _failure ?? BrokerProblem ?? (status.Phase is FeedPhase.Failing ? ProblemOf(status) : null);
            return new FeedView(status.Kind, NameOf(status), _feeds.Decision.Sentence, status.IsSimulated, status.Clock, status.Age, problem, hasEnded ? null : PreparationOf(status), hasEnded, _failure is not null, status.Notices);
        }
    }

    /// <summary>The topics to show, first those of the feed that begins, then of each that takes over.</summary>
    public IAsyncEnumerable<FeedTopics> TopicsAsync(CancellationToken cancellation) => _topics.Reader.ReadAllAsync(cancellation);

    public async Task RunAsync(CancellationToken cancellation)
    {
        _options.Say(_feeds.Decision.Sentence);
        SayDisk();
        try
        {
            var run = _feeds.RunAsync(cancellation);
            await SayNewsAsync(run).ConfigureAwait(false);
            await run.ConfigureAwait(false);
            _options.Say(_feeds.Shown.Status.Records > 0
                ? "The feed has come to its end; the page stays."
                : "The feed has come to its end without a call: there was none in it.");
        }
        catch (StreamingException error)
        {
            _failure = error.Message;
            _options.Say($"The feed has ended: {error.Message}");
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The end of the page.
        }
        catch (Exception error)
        {
            // The program tells the rest of it at its end.
            _failure = $"A defect of TenFour ended it: {error.Message}";
            _options.Say($"The feed has ended. {_failure}");
            Changed.Raise();
            throw;
        }

        Changed.Raise();
    }

    private void Follow(FeedDecision decision)
    {
        _topics.Writer.TryWrite(_feeds.Shown.Topics);
        _options.Say(decision.Sentence);
        Changed.Raise();
    }

    /// <summary>The feed that is shown has gone over to other topics.</summary>
    private void Renew(FeedTopics topics)
    {
        if (_feeds.Shown.Topics == topics)
        {
            _topics.Writer.TryWrite(topics);
            _options.Say($"The topic was full, and has begun anew in {topics.Calls}.");
            Changed.Raise();
        }
    }

    /// <summary>Tells how far the feed has come with what it has to do before its first record, when it fails, and when it goes on.</summary>
    private async Task SayNewsAsync(Task run)
    {
        var (percent, problem) = (0, (string?)null);
        IReadOnlyList<string> notices = [];
        while (await Task.WhenAny(run, Task.Delay(LookInterval, _time)).ConfigureAwait(false) != run)
        {
            var status = _feeds.Shown.Status;
            percent = SayPreparation(status, percent);
            problem = SayProblem(status, problem);
            notices = SayNotices(status, notices);
        }
    }

    private int SayPreparation(FeedStatus status, int said)
    {
        if (status.Prepared is not { } share || (int)(share * Percent) < said + SaidPercent)
        {
            return said;
        }

        _options.Say(PreparationOf(status)!);
        Changed.Raise();
        return (int)(share * Percent);
    }

    private string? SayProblem(FeedStatus status, string? said)
    {
        var problem = BrokerProblem ?? (status.Phase is FeedPhase.Failing ? status.LastError : null);
        if (problem != said)
        {
            _options.Say(problem is null ? "The feed goes on." : View.Problem ?? problem);
            Changed.Raise();
        }

        return problem;
    }

    private IReadOnlyList<string> SayNotices(FeedStatus status, IReadOnlyList<string> said)
    {
        foreach (var notice in status.Notices.Except(said))
        {
            _options.Say(notice);
        }

        if (!status.Notices.SequenceEqual(said))
        {
            Changed.Raise();
        }

        return status.Notices;
    }

    private string? PreparationOf(FeedStatus status) => status.Prepared is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(_options.Feed.File)} is being sorted by time before it is replayed: {(int)(share * Percent)} %.")
        : null;

    /// <summary>A feed that never ends takes room.</summary>
    private void SayDisk()
    {
        if (_feeds.Shown.Kind == FeedKind.Simulated)
        {
            var topic = _feeds.Shown.Topics.Calls;
            var place = _options.Kafka is null ? Path.GetDirectoryName(topic) : topic;
            var bytes = CityModel.Instance.CallsPerDay * BytesPerCall * _options.Feed.Speed;
            _options.Say($"The simulated city writes about {SizeText.Of((long)bytes)} a day into {place}. {Retention}");
        }
    }

    private static string? ProblemOf(FeedStatus status) => status.NextAttempt is { } next
        ? $"{status.LastError} The next attempt is at {next.UtcDateTime:HH:mm} UTC."
        : status.LastError;

    private string NameOf(FeedStatus status) => status.Kind switch
    {
        FeedKind.Replay => $"Replay of {Path.GetFileName(_options.Feed.File)}, ×{status.Speed:0.##}",
        FeedKind.Live => "Live from the city",
        _ => $"Simulated city, ×{status.Speed:0.##}",
    };
}
