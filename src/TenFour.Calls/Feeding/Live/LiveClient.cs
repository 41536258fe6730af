using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>
/// Asks the dataset. What may pass by itself (429, 5xx, no connection, no answer in time) is tried again until it passes, each time later;
/// anything else is an error. The next request is never earlier than the interval after the last.
/// </summary>
internal sealed class LiveClient : IDisposable
{
    private const int MaxAnswerBytes = LiveRefusal.MostMegabytes << 20;

    private readonly LiveCallFeedOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly LiveSchedule _schedule;

    /// <param name="options">Whom to ask.</param>
    /// <param name="handler">Brings requests to the server; it is disposed of with the client.</param>
    /// <param name="schedule">Told of each request before it is sent.</param>
    /// <param name="failed">Told, as a sentence, why a request is tried again, and after how long.</param>
    /// <param name="time">The clock between requests.</param>
    public LiveClient(
        LiveCallFeedOptions options, HttpMessageHandler handler, LiveSchedule schedule, Action<string, TimeSpan> failed, TimeProvider time)
    {
        _options = options;
        _schedule = schedule;
        _time = time;

        // The pipeline limits the time; HttpClient's own limit would end a wait that the server asked for.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _pipeline = Pipeline(failed);
    }

    /// <exception cref="StreamingException">The answer is none that trying again would change.</exception>
    /// <param name="address">The question.</param>
    /// <param name="known">The last answer to it, which need not be repeated; null where it is asked anew.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<LiveAnswer> AskAsync(Uri address, LiveRequests? known, CancellationToken cancellation)
    {
        using var response = await _pipeline.ExecuteAsync(async token => await SendAsync(address, known, token), cancellation);
        if (known is not null && response.StatusCode == HttpStatusCode.NotModified)
        {
            return new LiveAnswer(null, known.Tag, known.Modified);
        }

        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        LiveRefusal.Check(response, body, _options.Address);
        return new LiveAnswer(body, response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);
    }

    public void Dispose() => _http.Dispose();

    private ResiliencePipeline<HttpResponseMessage> Pipeline(Action<string, TimeSpan> failed)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            DelayGenerator = attempt => ValueTask.FromResult<TimeSpan?>(
                LiveBackOff.Delay(_options.Interval, attempt.AttemptNumber, RetryAfter(attempt.Outcome.Result))),
            OnRetry = attempt =>
            {
                failed(LiveRefusal.Describe(attempt.Outcome, _options), attempt.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };

        // The network answers in real time, whatever clock the feed has.
        var oneAnswer = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = _options.AnswerLimit }).Build();
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _time }.AddRetry(retry).AddPipeline(oneAnswer).Build();
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, LiveRequests? known, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("TenFour");
        if (_options.Token is { } token)
        {
            request.Headers.Add("X-App-Token", token);
        }

        if (known?.Tag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        }

        request.Headers.IfModifiedSince = known?.Modified;

        _schedule.NoteRequest();
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, cancellation);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.Unknown)
        {
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded, e.Message, e);
        }
        catch (InvalidDataException e)
        {
            // The only fault of a body that the client does not report as one of the request.
            response.Dispose();
            throw new HttpRequestException(HttpRequestError.InvalidResponse, e.Message, e);
        }

        return response;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };
}
