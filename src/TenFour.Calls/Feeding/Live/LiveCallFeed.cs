using System.Globalization;
using System.Net;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>
/// The city's real-time dataset. Its rows are updated in place: the topic of changes gets every change of a call, the topic of calls gets a
/// call once, when it is closed. It asks at most once an interval, and waits for a dataset that does not answer.
/// </summary>
public sealed class LiveCallFeed : ICallFeed
{
    private const int MaxRows = 50_000;

    private readonly LiveCallFeedOptions _options;
    private readonly TopicOpener _open;
    private readonly TimeProvider _time;
    private readonly Func<HttpMessageHandler> _handler;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FeedStatus _status;
    private LiveSchedule? _schedule;

    /// <exception cref="StreamingException">The token cannot be sent.</exception>
    public LiveCallFeed(FeedTopics topics, LiveCallFeedOptions options, TopicOpener open, TimeProvider time)
        : this(topics, options, open, time, () => new SocketsHttpHandler
        {
            // A token must not follow a redirection to somebody else.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        })
    {
    }

    internal LiveCallFeed(
        FeedTopics topics, LiveCallFeedOptions options, TopicOpener open, TimeProvider time, Func<HttpMessageHandler> handler)
    {
        if (options.Token is { } token && (token.Length == 0 || !token.All(char.IsAsciiLetterOrDigit)))
        {
            throw StreamingException.ForUser("The application token is not one of letters and digits.", advice: "Copy it again, without quotes or spaces.");
        }

        (Topics, _options, _open, _time, _handler) = (topics, options, open, time, handler);
        _status = new FeedStatus { Kind = FeedKind.Live, Clock = time.GetUtcNow() };
    }

    public FeedKind Kind => FeedKind.Live;

    public FeedTopics Topics { get; }

    public FeedStatus Status => Volatile.Read(ref _status) with { Clock = _time.GetUtcNow() };

    public Task Ready => _ready.Task;

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            using var topics = await LiveTopics.OpenAsync(Topics, _open, cancellation);
            var file = new LiveFile<LiveState>(_options.StateFile);
            var state = file.Load();
            topics.BringTo(state);
            _schedule = new LiveSchedule(_options.RequestsFile, _options.Interval, _time);
            NoteStart(state);
            using var client = new LiveClient(_options, _handler(), _schedule, NoteAttempt, _time);
            await FollowAsync(client, file, topics, state, cancellation);
        }
        catch (StreamingException e)
        {
            NoteFailure(e.Message, next: null);
            throw;
        }
        finally
        {
            Change(status => status with { Phase = FeedPhase.Ended });
        }
    }

    private async Task FollowAsync(
        LiveClient client, LiveFile<LiveState> file, LiveTopics topics, LiveState state, CancellationToken cancellation)
    {
        for (var failures = 0; ;)
        {
            await _schedule!.WaitAsync(cancellation);
            var address = Address(LiveStep.AskFrom(state));
            if (await TryAskAsync(client, address, state, failures, cancellation) is var (answer, page))
            {
                var next = LiveStep.Next(state, page, _options.RememberedCalls, WallClock(_time.GetUtcNow()));
                if (next != state)
                {
                    // The memory first: from here on the step is bound to these records, whatever is answered later.
                    file.Save(next);
                    topics.BringTo(next);
                    state = next;
                }

                NoteAnswer(page, state);
                _schedule.NoteAnswer(address, answer, state.Step, Status.DataTime);
                failures = 0;
            }
            else
            {
                failures++;
            }
        }
    }

    /// <summary>The dataset's answer; null where it is none that can be used.</summary>
    private async Task<(LiveAnswer Answer, LivePage Page)?> TryAskAsync(
        LiveClient client, Uri address, LiveState state, int failures, CancellationToken cancellation)
    {
        try
        {
            var answer = await client.AskAsync(address, _schedule!.Known(address, state.Step), cancellation);
            var page = answer.Body is { } body ? LivePageReader.Read(body) : new LivePage([], null, Status.Notices);
            return page.Rows.Count == 0 && state.Cursor is null
                ? throw StreamingException.ForEnvironment($"{_options.Address.Host} answered without a single call, of all that it has.")
                : (answer, page);
        }
        catch (StreamingException e)
        {
            NoteAttempt(e.Message, LiveBackOff.Delay(_options.Interval, failures, retryAfter: null));
            return null;
        }
    }

    // In the order of change: an answer that is cut at the limit goes on with the next request.
    private Uri Address(DateTime? from)
    {
        var where = from is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"&$where=call_last_updated_at >= '{time:yyyy-MM-dd'T'HH:mm:ss}'")
            : "";
        return new Uri($"{_options.Address}?$order=call_last_updated_at,cad_number&$limit={MaxRows}{where}");
    }

    /// <summary>
    /// What an earlier run has left. Where that had an answer a moment ago, its calls are in the topics and nothing else is to be waited for.
    /// </summary>
    private void NoteStart(LiveState state)
    {
        var earlier = _schedule!.Requests;
        var rest = _schedule.Rest;
        Change(status => status with
        {
            Records = state.CallCount,
            Updates = state.UpdateCount,
            LastAnswer = earlier.LastAnswer,
            DataTime = earlier.DataTime,
        });
        if (rest > TimeSpan.Zero && earlier.Failure is { } failure)
        {
            NoteFailure(failure, _time.GetUtcNow() + rest);
        }
        else if (rest > TimeSpan.Zero && earlier.LastAnswer is not null)
        {
            Change(status => status with { Phase = FeedPhase.Running });
            _ready.TrySetResult();
        }
    }

    private void NoteAnswer(LivePage page, LiveState state)
    {
        Change(status => status with
        {
            Phase = FeedPhase.Running,
            LastAnswer = _time.GetUtcNow(),
            DataTime = page.DataAsOf is { } local ? Instant(local) : status.DataTime,
            Records = state.CallCount,
            Updates = state.UpdateCount,
            Notices = page.Notices,
            NextAttempt = null,
        });
        _ready.TrySetResult();
    }

    private void NoteAttempt(string sentence, TimeSpan delay)
    {
        _schedule!.NoteFailure(sentence, delay);
        NoteFailure(sentence, _time.GetUtcNow() + delay);
    }

    private void NoteFailure(string sentence, DateTimeOffset? next) => Change(status => status with
    {
        Phase = FeedPhase.Failing,
        LastError = sentence,
        LastErrorAt = _time.GetUtcNow(),
        NextAttempt = next,
    });

    private static DateTime WallClock(DateTimeOffset instant) => DateTime.UnixEpoch.AddSeconds(CityClock.ToLocal(instant.ToUnixTimeSeconds()));

    private static DateTimeOffset Instant(DateTime local) =>
        DateTimeOffset.FromUnixTimeSeconds(CityClock.ToUtc((local - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond));

    // Only the run changes the status; others read it.
    private void Change(Func<FeedStatus, FeedStatus> change) => Volatile.Write(ref _status, change(_status));
}
