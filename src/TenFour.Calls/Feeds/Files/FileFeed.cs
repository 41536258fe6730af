using System.Security.Cryptography;

namespace TenFour.Calls.Feeds.Files;

/// <summary>
/// The records of a JSON array, NDJSON or CSV input, plain or packed with gzip or Zstandard, in the order of the input. Format and
/// packing are found out from the first bytes. The input is streamed: memory is bounded by the longest record.
/// </summary>
public sealed class FileFeed : IRecordFeed
{
    private readonly FeedInput _input;
    private readonly FileFeedOptions _options;
    private Stream _raw = Stream.Null;
    private bool _isPipe;
    private InputBuffer _buffer;
    private RecordFormat _format;
    private byte[]? _first;
    private long _records;
    private bool _isPlain;

    // One word, so that another thread never sees half of it.
    private double _fraction = double.NaN;

    private FileFeed(FeedInput input, FileFeedOptions options)
    {
        _input = input;
        _options = options;
        _buffer = new InputBuffer(Stream.Null, input.Name, options.MaxRecordBytes);
        _format = new NdjsonFormat();
    }

    public InputFormat Format { get; private set; }

    /// <summary>
    /// Tells inputs apart that come under the same name: a hash of the first record. An input that has grown keeps it, one that was
    /// replaced does not.
    /// </summary>
    public string Fingerprint { get; private set; } = "";

    public FeedPosition Position => _first is not null
        ? FeedPosition.Start
        : new FeedPosition { Records = _records, RecordsInPass = _records, Offset = _buffer.Offset, Lines = _buffer.Lines };

    public double? Fraction => double.IsNaN(_fraction) ? null : _fraction;

    /// <summary>Opens an input and reads its first record.</summary>
    /// <exception cref="FeedException">The input is empty, in no known format, or broken in its first record.</exception>
    public static async Task<FileFeed> OpenAsync(FeedInput input, FileFeedOptions options, CancellationToken cancellation)
    {
        var feed = new FileFeed(input, options);
        try
        {
            await feed.StartAsync(cancellation);
            return feed;
        }
        catch
        {
            feed.Dispose();
            throw;
        }
    }

    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        if (_first is not null)
        {
            record = _first;
            _first = null;
            _records++;
            return true;
        }

        if (!_format.TryRead(_buffer, out record))
        {
            return false;
        }

        _records++;
        return true;
    }

    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_buffer.AtEnd)
        {
            _format.CheckEnd(_buffer);
            return false;
        }

        await _buffer.FillAsync(cancellation);
        _fraction = !_isPipe && _raw is FileStream { Length: > 0 } file ? (double)file.Position / file.Length : double.NaN;
        return true;
    }

    public async ValueTask SeekAsync(FeedPosition position, CancellationToken cancellation)
    {
        if (position.RecordsInPass == 0)
        {
            await ReturnToStartAsync(cancellation);
            return;
        }

        if (position.Offset < _buffer.Offset)
        {
            await StartAsync(cancellation);
        }

        _first = null;
        _records = position.RecordsInPass;
        _format.Resume();
        await MoveAsync(position, cancellation);
        if (_buffer.Offset < position.Offset)
        {
            throw FeedException.Unreadable(
                _input.Name,
                $"is shorter ({_buffer.Offset} bytes, unpacked) than what was read of it before ({position.Offset} bytes).",
                "Bring the whole input back, or produce it into another topic.");
        }
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _raw.Dispose();
    }

    private async ValueTask ReturnToStartAsync(CancellationToken cancellation)
    {
        if (_first is null)
        {
            await StartAsync(cancellation);
        }
    }

    // Plain files are entered directly; packed ones have to be unpacked up to the place.
    private async ValueTask MoveAsync(FeedPosition position, CancellationToken cancellation)
    {
        var isAhead = position.Offset > _buffer.Offset + _buffer.Unread.Length;
        if (isAhead && _isPlain && !_isPipe && _raw is FileStream file && position.Offset <= file.Length)
        {
            _buffer = new InputBuffer(file, _input.Name, _options.MaxRecordBytes);
            file.Position = position.Offset;
            _buffer.StartAt(position.Offset, position.Lines);
            return;
        }

        await _buffer.SkipToAsync(position.Offset, cancellation);
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        _buffer.Dispose();
        await OpenBufferAsync(cancellation);
        await DetectAsync(cancellation);
        _records = 0;
        _first = await ReadFirstAsync(cancellation);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(_first ?? []));
    }

    private async Task OpenBufferAsync(CancellationToken cancellation)
    {
        if (_isPipe)
        {
            throw FeedException.Unreadable(_input.Name, "is a pipe, which can be read only once.", "Write it into a file first.");
        }

        var raw = _input.Open();
        _raw = raw;
        _isPipe = raw is FileStream { CanSeek: false };
        var head = new byte[Packing.HeadLength];
        var length = await raw.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var unpacked = Packing.Unpack(head.AsMemory(0, length), raw, _input.Name);
        _isPlain = unpacked is ReplayStream;
        _buffer = new InputBuffer(unpacked, _input.Name, _options.MaxRecordBytes);
    }

    private async Task DetectAsync(CancellationToken cancellation)
    {
        do
        {
            await _buffer.FillAsync(cancellation);
        }
        while (!_buffer.AtEnd && !_buffer.Unread.ContainsAnyExcept(" \t\r\n\uFEFF"u8));

        if (_buffer.Unread.StartsWith("\uFEFF"u8))
        {
            _buffer.Consume("\uFEFF"u8.Length);
        }

        if (!_buffer.Unread.ContainsAnyExcept(" \t\r\n"u8))
        {
            throw FeedException.Unreadable(_input.Name, "is empty: there is no record in it.", "Check the path, or what writes the input.");
        }

        Format = InputFormats.Detect(_buffer.Unread, _input.Name);
        _format = RecordFormat.Create(Format, _input.Name);
    }

    private async Task<byte[]?> ReadFirstAsync(CancellationToken cancellation)
    {
        do
        {
            if (_format.TryRead(_buffer, out var record))
            {
                return record.ToArray();
            }
        }
        while (await FillAsync(cancellation));
        return null;
    }
}
